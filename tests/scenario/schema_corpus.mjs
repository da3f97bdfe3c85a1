// The schemas of configs/schema, judged by Ajv: every right file of the corpus and every shipped file is accepted,
// every wrong one refused, except exactly those whose name says that they are beyond a schema's reach (.beyond).
// Usage: node schema_corpus.mjs ROOT NODE_MODULES. Exit 1 if a file is judged otherwise.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [root, modules] = process.argv.slice(2);
const Ajv2020 = createRequire(join(modules, "ajv", "package.json"))("./dist/2020.js").default;
const corpus = join(root, "tests", "scenario", "corpus");

function validatorOf(kind) {
  const schema = JSON.parse(readFileSync(join(root, "configs", "schema", `${kind}.schema.json`), "utf8"));
  return new Ajv2020({ allErrors: true, strict: true }).compile(schema);
}

const filesIn = (folder) => readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => join(folder, name));

/** Why the file is refused, or nothing. */
function refusal(validate, path) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));  // drops a byte order mark
    if (validate(JSON.parse(text))) return null;
    return validate.errors.map((error) => `${error.instancePath} ${error.message}`).join("; ");
  } catch (error) {
    return error.message;
  }
}

const shipped = {
  scenario: filesIn(join(root, "scenarios")),
  programme: filesIn(join(root, "configs", "programmes")),
  parameters: ["parameters.json", "base_rates.json"].map((name) => join(root, "configs", "stockholm", name)),
  verification: filesIn(join(root, "configs", "verification")),
  patterns: [join(root, "configs", "patterns.json")],
  services: ["stockholm", "example-county"].map((county) => join(root, "configs", county, "services.json")),
};

let judged = 0;
const misjudged = [];
for (const kind of Object.keys(shipped)) {
  const validate = validatorOf(kind);
  const right = [...filesIn(join(corpus, "right", kind)), ...shipped[kind]];
  const wrong = filesIn(join(corpus, "wrong", kind));
  for (const path of right) {
    const reason = refusal(validate, path);
    if (reason !== null) misjudged.push(`refused, though right: ${path}: ${reason}`);
  }
  for (const path of wrong) {
    const beyond = path.endsWith(".beyond.json");
    const reason = refusal(validate, path);
    if (!beyond && reason === null) misjudged.push(`accepted, though wrong and not named .beyond: ${path}`);
    if (beyond && reason !== null) misjudged.push(`refused, though named .beyond: ${path}: ${reason}`);
  }
  judged += right.length + wrong.length;
}
for (const line of misjudged) console.error(line);
console.log(`${judged} files judged by Ajv, ${misjudged.length} wrongly`);
process.exit(misjudged.length > 0 || judged === 0 ? 1 : 0);
