"""The sources keep the rules of layer_rules.py, and the kernel has no mutable globals."""

import os
import pathlib
import unittest

import layer_rules

ROOT = pathlib.Path(os.environ.get("SAMVERKAN_SOURCE_DIR") or pathlib.Path(__file__).parents[2])
BUILD = os.environ.get("SAMVERKAN_BUILD_DIR")
INSTRUMENTED = os.environ.get("SAMVERKAN_INSTRUMENTED") == "1"


class Sources(unittest.TestCase):
    maxDiff = None

    def test_every_layer_includes_only_what_it_may(self):
        self.assertEqual([], layer_rules.violations(ROOT))

    def test_the_kernel_has_no_mutable_globals(self):
        libraries = [] if INSTRUMENTED or not BUILD else [  # instruments add counters of their own
            library for layer in sorted(layer_rules.KERNEL)
            if (library := pathlib.Path(BUILD) / f"libsamverkan_{layer}.a").exists()]
        self.assertEqual([], layer_rules.mutable_globals(libraries))


if __name__ == "__main__":
    unittest.main()
