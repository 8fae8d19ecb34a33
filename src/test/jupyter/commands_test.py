"""What graft.py does around the notebooks, without building, installing or a network."""

import contextlib
import io
import json
import os
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

JUPYTER = Path(__file__).resolve().parents[2] / "jupyter"
sys.path.insert(0, str(JUPYTER))

import copies  # noqa: E402  (the path above leads to them)
import graft  # noqa: E402
import lab  # noqa: E402
import needs  # noqa: E402
import prepare  # noqa: E402
import steps  # noqa: E402


class Temporary(unittest.TestCase):
    def setUp(self):
        kept = tempfile.TemporaryDirectory()
        self.addCleanup(kept.cleanup)
        self.folder = Path(kept.name).resolve()

    def program(self, name, says, code=0):
        """A program of that name, alone on the PATH with what else is put there."""
        file = self.folder / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def on_a_path_of_these(self, **variables):
        values = {"PATH": str(self.folder / "bin"), **variables}
        return mock.patch.dict(os.environ, values, clear=True)

    def missing(self, build=True, jupyter=True, **variables):
        with self.on_a_path_of_these(**variables), self.assertRaises(needs.SetupError) as raised:
            needs.check(self.folder / "target", build, jupyter)
        return str(raised.exception)


class NeedsTest(Temporary):
    def test_all_that_is_missing_is_said_at_once(self):
        said = self.missing()
        for word in ("java (none on the PATH)", "javac (none on the PATH)", "mvn (none on the PATH)"):
            self.assertIn(word, said)

    def test_a_runtime_is_no_jdk(self):
        self.program("java", 'openjdk version "17.0.2"')
        self.assertIn("a java without it is a runtime (JRE) only", self.missing())

    def test_an_old_java_and_an_old_maven_are_named_with_their_versions(self):
        self.program("java", 'java version "1.8.0_202"')
        self.program("javac", "javac 11.0.1")
        self.program("mvn", "Apache Maven 3.0.5 (abc)")
        said = self.missing()
        self.assertIn("java (8) must be 17 or newer", said)
        self.assertIn(": 11) must be 17 or newer", said)
        self.assertIn("mvn (3.0.5) must be at least 3.6.3", said)

    def test_a_java_home_without_javac_is_named(self):
        said = self.missing(JAVA_HOME=str(self.folder))
        self.assertIn(f"JAVA_HOME ({self.folder}) must be the folder of a JDK", said)

    def test_what_is_built_needs_no_maven(self):
        self.program("java", 'openjdk version "25"')
        with self.on_a_path_of_these():
            needs.check(self.folder / "target", build=False, jupyter=False)

    def test_a_file_in_the_way_and_too_little_room_are_named(self):
        (self.folder / "file").touch()
        self.assertIn("must be a folder, but is a file", needs.writable(self.folder / "file" / "a"))
        self.assertIn("must have 1000000000 MB", needs.space(self.folder, 10**9))

    def test_a_folder_that_cannot_be_made_is_named_with_its_place(self):
        wanted = self.folder / "a" / "b"
        refused = PermissionError(13, "Permission denied")
        with mock.patch.object(needs.tempfile, "TemporaryFile", side_effect=refused):
            said = needs.writable(wanted)
            self.assertNotIn("to be made", needs.writable(self.folder))
        self.assertEqual(
            f"{self.folder} must be writable (Permission denied), since {wanted} is to be made in "
            "it: use a place that is yours.",
            said,
        )


class StepsTest(Temporary):
    def run_failing(self, says):
        with self.assertRaises(needs.SetupError) as raised:
            command = [sys.executable, "-c", f"print({says!r}); raise SystemExit(1)"]
            steps.run(command, self.folder / "log", self.folder)
        return str(raised.exception)

    def test_a_failure_has_its_cause(self):
        self.assertIn("the disk is full", self.run_failing("OSError: No space left on device"))
        self.assertIn("no network", self.run_failing("Could not transfer artifact x"))
        self.assertIn("it failed: see above", self.run_failing("something else"))

    def test_no_escape_codes_are_passed_on(self):
        self.assertNotIn("\x1b", self.run_failing("\x1b[31mred\x1b[0m"))

    def test_only_the_last_command_is_shown(self):
        self.run_failing("the first")
        self.assertNotIn("the first", self.run_failing("the second"))

    def test_there_is_a_sign_of_life(self):
        said = io.StringIO()
        with mock.patch.object(steps, "SIGN_OF_LIFE_SECONDS", 0.05):
            with contextlib.redirect_stdout(said), steps.told("waiting", "a moment"):
                subprocess.run([sys.executable, "-c", "import time; time.sleep(0.5)"], check=True)
        self.assertIn("waiting (a moment) ...", said.getvalue())
        self.assertIn("  ... 0 s", said.getvalue())


class BuildTest(Temporary):
    def test_what_is_built_is_built_again_only_when_its_sources_change(self):
        root = self.folder
        (root / "src" / "main").mkdir(parents=True)
        (root / "target" / "jupyter").mkdir(parents=True)
        (root / "src" / "main" / "A.java").write_text("class A {}")
        (root / "pom.xml").write_text((prepare.ROOT / "pom.xml").read_text("utf-8"))
        jar = root / "target" / "graft-0.1.0.jar"
        jar.write_bytes(b"built")
        (root / "target" / "classpath.txt").write_text(str(jar))
        patches = {
            "ROOT": root,
            "TARGET": root / "target",
            "CLASSPATH": root / "target" / "classpath.txt",
            "BUILD_STAMP": root / "target" / "jupyter" / "build.json",
        }
        with mock.patch.multiple(prepare, **patches):
            self.assertIsNone(prepare.standing_build())
            stamp = {"sources": prepare.sources(), "jar": prepare.digest(jar)}
            prepare.BUILD_STAMP.write_text(json.dumps(stamp))
            self.assertEqual(prepare.digest(jar), prepare.standing_build())
            (root / "src" / "main" / "A.java").write_text("class A { }")
            self.assertIsNone(prepare.standing_build())


class LabTest(Temporary):
    def test_nothing_of_the_users_is_overwritten(self):
        said = io.StringIO()
        (self.folder / "mine").mkdir()
        mine = self.folder / "mine" / lab.FIRST
        mine.write_text("my own")
        with contextlib.redirect_stdout(said):
            lab.fill(self.folder / "mine")
            lab.fill(self.folder / "mine")
        self.assertEqual("my own", mine.read_text())
        there = sorted(path.name for path in (self.folder / "mine").glob("*.ipynb"))
        self.assertEqual(sorted(path.name for path in prepare.NOTEBOOKS.glob("*.ipynb")), there)
        runs = sorted(path.parent.name for path in lab.STORED.glob("*/run.json"))
        self.assertTrue(runs, "the quickstart shows runs that come stored")
        self.assertEqual(runs, sorted(path.name for path in (self.folder / "mine" / "stored").iterdir()))
        self.assertIn("1 differ from this version's and stay as they are", said.getvalue())

    def test_the_folder_lies_outside_of_what_is_cleaned(self):
        with self.assertRaisesRegex(needs.SetupError, "mvn clean"):
            lab.check(prepare.TARGET / "mine")
        with self.assertRaisesRegex(needs.SetupError, "must be a folder"):
            lab.check(prepare.NOTEBOOKS / lab.FIRST)
        self.assertFalse(lab.default_folder().is_relative_to(prepare.ROOT))
        with mock.patch.dict(os.environ, {"HOME": ""}):
            self.assertEqual("graft-notebooks", lab.default_folder().name)

    def test_a_full_disk_leaves_no_part_of_a_notebook_behind(self):
        with self.assertRaisesRegex(needs.SetupError, "must have 1000000000 MB"):
            with mock.patch.object(lab, "MEBIBYTES", 10**9):
                lab.check(self.folder)

        def half(source, target):
            Path(target).write_text("half of it")
            raise OSError(28, "No space left on device")

        with mock.patch.object(prepare.shutil, "copyfile", half):
            with self.assertRaisesRegex(needs.SetupError, "No space left on device.: make room"):
                lab.fill(self.folder)
        self.assertEqual([], list(self.folder.iterdir()))


class CopyTest(Temporary):
    def test_a_copy_overwrites_nothing(self):
        (self.folder / "full").mkdir()
        (self.folder / "full" / "file").touch()
        with self.assertRaisesRegex(needs.SetupError, "must be new or an empty folder"):
            copies.check(self.folder / "full")
        with self.assertRaisesRegex(needs.SetupError, "must lie outside"):
            copies.check(prepare.ROOT / "copy")

    def test_a_copy_for_another_machine_says_so(self):
        here = prepare.this_machine()
        prepare.check_copy({**here, "build": "0"})
        with self.assertRaisesRegex(needs.SetupError, "system Plan9"):
            prepare.check_copy({**here, "system": "Plan9"})
        with self.assertRaisesRegex(needs.SetupError, "must be at least"):
            prepare.check_copy({**here, "patch": here["patch"] + 1})


class ArgumentsTest(unittest.TestCase):
    def parsed(self, *words):
        with mock.patch.object(sys, "argv", ["graft.py", *map(str, words)]):
            return graft.parse()

    def refused(self, *words):
        said = io.StringIO()
        with contextlib.redirect_stderr(said), self.assertRaises(SystemExit):
            self.parsed(*words)
        return said.getvalue()

    def test_a_notebook_is_named_as_it_is(self):
        notebook = prepare.NOTEBOOKS / "01-negative-transfer.ipynb"
        self.assertEqual([notebook], graft.notebooks(self.parsed(notebook)))
        self.assertEqual([notebook], graft.notebooks(self.parsed("--notebooks", notebook)))
        self.assertEqual([graft.QUICKSTART], graft.notebooks(self.parsed()))

    def test_the_lab_takes_a_folder_and_options_of_its_own(self):
        arguments = self.parsed("--lab", "course", "--", "--no-browser")
        self.assertEqual(Path("course"), arguments.lab)
        self.assertEqual(["--no-browser"], arguments.jupyter)
        self.assertEqual(lab.default_folder(), self.parsed("--lab").lab)

    def test_what_cannot_be_is_said(self):
        self.assertIn("must be a file that ends in .ipynb", self.refused("nope.ipynb"))
        self.assertIn("ask for one of them", self.refused("--lab", "a", "--copy", "b"))
        self.assertIn("it needs --lab", self.refused("--", "--no-browser"))


class PlacesTest(Temporary):
    def test_windows_keeps_its_programs_elsewhere(self):
        with mock.patch.object(needs, "WINDOWS", True):
            self.assertEqual("Scripts", prepare.programs(Path("venv")).name)
            self.assertEqual("python.exe", prepare.program(Path("venv"), "python").name)
        with mock.patch.object(needs, "WINDOWS", False):
            self.assertEqual("bin", prepare.programs(Path("venv")).name)

    def test_other_requirements_have_another_environment(self):
        one, other = self.folder / "one", self.folder / "other"
        one.write_text("a==1\n")
        other.write_text("a==2\n")
        self.assertNotEqual(
            prepare.environment_of("venv", one), prepare.environment_of("venv", other)
        )
        self.assertEqual(prepare.environment_of("venv", one), prepare.environment_of("venv", one))


class VerdictTest(unittest.TestCase):
    def test_the_quickstart_asks_for_verdicts_where_graft_looks_for_them(self):
        cells = json.loads(graft.QUICKSTART.read_text("utf-8"))["cells"]
        asking = [cell for cell in cells if cell["cell_type"] == "code"
                  and prepare.VERDICT.search("".join(cell["source"]))]
        self.assertEqual(2, len(asking))


if __name__ == "__main__":
    unittest.main()
