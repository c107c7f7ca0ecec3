# The menu of the project: `make` lists it. Each target sees to the system packages that it needs.

SHELL = /bin/bash
.SHELLFLAGS = -euo pipefail -c
.DEFAULT_GOAL = help
.PHONY: help run build release test test-lab lint format screenshots bench bench-check fuzz sanitize dist test-package clean

# What `make run` and the scripts start; ARGS is passed on: make run ARGS=--ascii
PROGRAM = .build/release/imsbrowser
ARGS ?=
# Where the linker finds C++'s library and libmd, to put them in as it does Swift's, and in curl's place nothing: CCurl opens that when it is
# needed. Package.swift says how else the program is linked.
STATIC = .build/static
# Packed relocations, 20 kB of them read at the start instead of 2.5 MB: glibc 2.36 and newer know them.
PACKED = $(shell printf '2.36\n%s\n' "$$(getconf GNU_LIBC_VERSION | cut -d ' ' -f 2)" | sort -VC && echo -Xlinker -z -Xlinker pack-relative-relocs)
# How it is built: the Swift runtime within it, and no word of the folder that it was built in. LINKED is for scripts/shares.
LINKED ?=
RELEASE = --static-swift-stdlib --disable-local-rpath -Xlinker -L$(STATIC) $(PACKED) -Xcc -ffile-prefix-map=$(CURDIR)/= $(LINKED)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: release ## open the browser on the demo service, which needs no cloud (ARGS=... is passed on)
	@exec $(PROGRAM) --demo $(ARGS)

build: ## build the program and the tests for debugging
	@scripts/require-packages build
	swift build --build-tests

release: ## build the program as it is shipped
	@scripts/require-packages build
	@mkdir -p $(STATIC) && ln -sf "$$(gcc -print-file-name=libstdc++.a)" "$$(gcc -print-file-name=libmd.a)" $(STATIC) && ar rc $(STATIC)/libcurl.a
	@IMSBROWSER_COMMIT=$$(scripts/commit) swift build -c release $(RELEASE) --product imsbrowser

test: ## run all tests that need no foreign server (ARGS="--filter NAME" for some)
	@scripts/require-packages build test
	@scripts/swift-test $(ARGS)

test-lab: ## run the program against a real Keystone and Glance on loopback, unpacked from Debian's packages
	@scripts/require-packages build test lab
	@scripts/test-lab

lint: ## check the layout, the import rules and the scripts
	@scripts/require-packages build lint
	@scripts/lint

format: ## lay out all Swift as .swift-format says
	@swift format --in-place --parallel --recursive Package.swift Sources Tests Fuzz

screenshots: release ## make the pictures in screenshots/ from real screens
	@scripts/require-packages screenshots lab
	@scripts/lab env >/dev/null 2>&1 || trap 'scripts/lab down' EXIT; scripts/lab up; lab=$$(scripts/lab env); eval "$$lab"; scripts/screenshots $(ARGS)

bench: release ## measure all figures beside those of curl, tig and others (ARGS="show paint" for some parts)
	@scripts/require-packages bench lab
	@Benchmarks/bench $(ARGS)

bench-check: release ## count the instructions of the hot paths and hold them against what is stored (ARGS=--store stores)
	@scripts/require-packages bench-check
	@Benchmarks/instructions $(ARGS)

fuzz: ## feed what reads strangers' bytes with what libFuzzer makes up (ARGS="600 image" for ten minutes of one subject)
	@scripts/require-packages build
	@scripts/fuzz $(ARGS)

SANITIZER ?= thread address
sanitize: ## run the tests under ThreadSanitizer and AddressSanitizer (SANITIZER=thread, ARGS="ImageHistoryTests ..." or SHORT=yes for some)
	@scripts/require-packages build test
	@for sanitizer in $(SANITIZER); do scripts/sanitize $(if $(SHORT),--short) $$sanitizer $(ARGS); done

dist: release ## make a tarball and a Debian package in dist/
	@scripts/require-packages dist
	@scripts/dist

test-package: dist ## install the Debian package into a clean Debian, run it there, and remove it
	@scripts/require-packages test-package
	@scripts/test-package

clean: ## remove what was built
	swift package clean
	rm -rf .build .build-thread .build-address dist
