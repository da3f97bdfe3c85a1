"""Programs that know nothing of samverkan open runs.h5 as it is, and find in it what the tables say."""

import csv
import pathlib
import subprocess
import sys
import unittest

import h5py
import netCDF4
import numpy
import xarray

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "fault"))
from study_process import SOURCE, Study  # noqa: E402

REPLICATES = 6
DIMENSIONS = {"scenario": 2, "replicate": REPLICATES, "time": 2, "week": 104, "area": 36, "sex": 2, "age_band": 6,
              "channel": 4}
CUBE = ("scenario", "replicate", "time", "area", "sex", "age_band", "channel")


def summary_of(folder):
    """Mean by (scenario, measure) of the rows of summary.csv without any restriction."""
    with open(folder / "summary.csv", newline="", encoding="utf-8") as file:
        return {(row["scenario"], row["measure"]): float(row["mean"]) for row in csv.DictReader(file)
                if not any(row[key] for key in ("detail", "year", "area", "sex", "age", "channel")) and row["mean"]}


def python_snippets():
    """The Python examples of docs/file-format.md, in order."""
    page = (SOURCE / "docs" / "file-format.md").read_text(encoding="utf-8")
    return [block.split("```")[0] for block in page.split("```python\n")[1:]]


def r_snippets():
    page = (SOURCE / "docs" / "file-format.md").read_text(encoding="utf-8")
    return [block.split("```")[0] for block in page.split("```r\n")[1:]]


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.study = Study(replicates=REPLICATES, scale=0.02, weeks=104)
        code, _, said = cls.study.run("out")
        assert code == 0, said
        cls.folder = cls.study.path("out")
        cls.file = cls.folder / "runs.h5"
        cls.summary = summary_of(cls.folder)
        cls.recruits = [cls.summary[(name, "recruits")] for name in ("baseline", "families")]
        assert all(mean > 1 for mean in cls.recruits), "too few recruits to tell anything"

    @classmethod
    def tearDownClass(cls):
        cls.study.remove()

    def check_dataset(self, data):
        for name, size in DIMENSIONS.items():
            self.assertEqual(size, data.sizes[name], name)
        self.assertEqual(CUBE, data.recruits.dims)
        self.assertEqual("persons", data.recruits.attrs["units"])
        self.assertTrue(numpy.issubdtype(data.recruits.dtype, numpy.integer), "counts stay whole numbers")
        self.assertEqual(["baseline", "families"], list(data.scenario.values))
        self.assertEqual(numpy.datetime64("2025-08-18"), data.time.values[0].astype("datetime64[D]"))
        self.assertEqual(numpy.timedelta64(7, "D"), (data.week.values[1] - data.week.values[0]).astype("timedelta64[D]"))
        for key in ("source", "seed", "git_revision", "format", "Conventions", "inputs_hash"):
            self.assertIn(key, data.attrs)
        for variable in data.data_vars:
            self.assertIn("long_name", data[variable].attrs, variable)
        means = data.recruits.sum(CUBE[2:]).mean("replicate").values
        numpy.testing.assert_allclose(means, self.recruits)
        numpy.testing.assert_array_equal(data.recruits_weekly.sum("week"),
                                         data.recruits.sum(("time", "area", "sex", "age_band")))
        by_year = data.events_weekly.values.reshape(2, REPLICATES, -1, 2, 52).sum(axis=4)
        numpy.testing.assert_array_equal(by_year.swapaxes(2, 3), data.events)
        self.assertGreater(int(data.events.sel(event_kind="report").sum()), 1000)
        numpy.testing.assert_array_equal(data.population, data.stock.sum("involvement"))
        self.assertTrue(numpy.isnan(data.recruits_probe.values[1]), "the probe is of every second replicate")

    def test_xarray_with_h5netcdf(self):
        with xarray.open_dataset(self.file, engine="h5netcdf") as data:
            self.check_dataset(data)

    def test_xarray_with_netcdf4(self):
        with xarray.open_dataset(self.file, engine="netcdf4") as data:
            self.check_dataset(data)

    def test_netcdf4(self):
        with netCDF4.Dataset(self.file) as data:
            self.assertEqual(CUBE, data["recruits"].dimensions)
            self.assertEqual("days since 1970-01-01", data["time"].units)
            self.assertTrue(data["recruits"].filters()["fletcher32"])
            self.assertAlmostEqual(sum(self.recruits) * REPLICATES, float(data["recruits"][:].sum()))
            self.assertAlmostEqual(sum(self.recruits) * REPLICATES, len(data["event_log/recruitments"][:]))

    def test_a_run_takes_fifteen_kilobytes_beside_its_events(self):
        with h5py.File(self.file) as data:
            taken = sum(data[name].id.get_storage_size() for name in data if isinstance(data[name], h5py.Dataset))
        self.assertLess(taken / (2 * REPLICATES), 15000)

    def test_h5py_and_the_table_of_events(self):
        with h5py.File(self.file) as data:
            self.assertEqual("scenario", data["recruits"].dims[0][0].name.strip("/"))
            events = data["event_log/recruitments"][:]
            self.assertAlmostEqual(sum(self.recruits) * REPLICATES, len(events))
            for scenario in range(2):
                for replicate in range(REPLICATES):
                    run = events[(events["scenario"] == scenario) & (events["replicate"] == replicate)]
                    cube = numpy.zeros((2, 36, 2, 4), dtype=int)
                    numpy.add.at(cube, (run["week"] // 52, run["area"], run["sex"], run["channel"]), 1)
                    numpy.testing.assert_array_equal(cube, data["recruits"][scenario, replicate].sum(axis=3))

    def test_ncdump(self):
        text = subprocess.run(["ncdump", "-h", str(self.file)], check=True, capture_output=True, text=True).stdout
        for line in ("scenario = 2 ;", "replicate = 6 ;", 'recruits:units = "persons" ;',
                     "ushort recruits(scenario, replicate, time, area, sex, age_band, channel) ;",
                     'time:calendar = "proleptic_gregorian" ;'):
            self.assertIn(line, text)

    def test_r_with_hdf5r(self):
        script = f"""
            library(hdf5r)
            file <- H5File$new("{self.file}", mode = "r")
            recruits <- file[["recruits"]]$read()   # R lists dimensions in reverse
            cat(dim(recruits), "\\n")
            cat(h5attr(file[["recruits"]], "units"), "\\n")
            cat(file[["scenario"]]$read(), "\\n")
            cat(sum(recruits), nrow(file[["event_log/recruitments"]]$read()), "\\n")
        """
        lines = subprocess.run(["Rscript", "-e", script], check=True, capture_output=True, text=True).stdout.splitlines()
        self.assertEqual("4 6 2 36 2 6 2", lines[0].strip())
        self.assertEqual(["persons", "baseline families"], [line.strip() for line in lines[1:3]])
        total = round(sum(self.recruits) * REPLICATES)
        self.assertEqual([total, total], [int(number) for number in lines[3].split()])

    def test_the_examples_of_the_format_page(self):
        self.assertGreaterEqual(len(python_snippets()), 2)
        for snippet in python_snippets():
            subprocess.run([sys.executable, "-W", "error", "-c", snippet], cwd=self.folder, check=True)
        self.assertGreaterEqual(len(r_snippets()), 1)
        for snippet in r_snippets():
            subprocess.run(["Rscript", "-e", snippet], cwd=self.folder, check=True, capture_output=True)


if __name__ == "__main__":
    unittest.main()
