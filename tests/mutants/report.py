"""Words and tables for the results of run_mutants.py."""


def killed(results):
    return [result for result in results if result["killed_by"]]


def share(results):
    return len(killed(results)) / len(results)


def line(result):
    if result["killed_by"]:
        return f"killed    {result['name']}: {result['killed_by']}, {result['test']} ({result['seconds']} s)"
    moves = "moves" if result["signature_moves"] else "does not move"
    return f"SURVIVES  {result['name']} ({result['rule']}); the signature {moves} ({result['seconds']} s)"


def summary(results):
    with_signature = len(killed(results)) + sum(result.get("signature_moves", False) for result in results)
    return (f"{len(killed(results))} of {len(results)} mutants killed ({100 * share(results):.0f} %); "
            f"{with_signature} with the golden signature")
