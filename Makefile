# make run      the main job: baseline, everybody apart and everybody together, on the whole county
# make test     all tests but the slow ones
# make mutants  whether the tests tell wrong rules of the kernel (docs/mutants.md)
# Each installs what a fresh Debian 12 lacks, configures and builds first.
.PHONY: run test build bench mutants wasm format clean
.DEFAULT_GOAL := build

run: build
	./build/release/samverkan compare scenarios/baseline.json scenarios/joint_uncoordinated.json \
		scenarios/joint_coordinated.json --replicates 20

test: build
	ctest --preset release

build:
	./tools/install-packages core
	cmake --preset release
	cmake --build --preset release

bench: build
	cmake --preset release -DSAMVERKAN_BENCHMARKS=ON
	cmake --build --preset release --target samverkan_benchmarks
	@if [ -x benchmarks/run ]; then benchmarks/run; \
	else for program in build/release/benchmarks/*; do $$program || exit; done; fi

mutants:
	./tools/install-packages core
	tests/mutants/run_mutants.py --report docs/mutants.md

wasm:
	./tools/install-packages core checks
	./tools/build-wasm

format:
	git ls-files -co --exclude-standard 'sim/*.[ch]pp' 'tests/*.[ch]pp' 'benchmarks/*.[ch]pp' \
	| grep -v '^benchmarks/peers/' | xargs clang-format -i

clean:
	rm -rf build
