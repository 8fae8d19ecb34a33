"""python3 -m unittest discover src/bench/python: numbers worked by hand."""

import unittest

import table


def run(side, seconds, accuracy=0.5, **other):
    return {"side": side, "repetition": 1, "job": "R1", "variant": "", "arm": "frozen", "seed": 0,
            "accuracy": accuracy, "seconds": seconds, "rows": "a", **other}


class TableTest(unittest.TestCase):
    def test_ratio_is_that_of_the_means_and_of_each_pair(self):
        mean, each = table.ratio([2, 4], [20, 10])
        self.assertEqual(5, mean)  # 15 / 3, not the mean 6.25 of 10 and 2.5
        self.assertEqual([10, 2.5], each)

    def test_seconds_of_an_arm_count_once_however_many_seeds(self):
        runs = [run("mxnet", 4), run("mxnet", 4, seed=1), run("mxnet", 3, arm="scratch"),
                run("mxnet", 5, repetition=2)]
        self.assertEqual({"mxnet": [7, 5]}, table.seconds(runs))

    def test_other_rows_are_a_problem(self):
        runs = [run("mxnet", 1), run("tutorial", 1, rows="b")]
        self.assertEqual(["R1 frozen, seed 0: the sides trained on different rows"],
                         table.problems(runs))

    def test_frozen_accuracies_must_agree_with_the_cached_peer(self):
        def found(*pairs):
            return table.problems([
                run(side, 1, accuracy, seed=seed) for seed, pair in enumerate(pairs)
                for side, accuracy in zip(("mxnet", "best"), pair)])

        self.assertEqual([], found((0.66, 0.64), (0.64, 0.66)))
        self.assertEqual(["R1 frozen: Graft, MXNet is -0.060 from the cached peer in seed 1, more "
                          "than 0.03"], found((0.65, 0.62), (0.60, 0.66)))
        self.assertEqual(["R1 frozen: Graft, MXNet is +0.025 from the cached peer on average, more "
                          "than 0.02"], found((0.66, 0.635), (0.66, 0.635)))
        self.assertEqual([], [p for p in table.problems(
            [run("mxnet", 1, 0.9, arm="scratch"), run("best", 1, 0.1, arm="scratch")])])

    def test_a_failed_run_is_named(self):
        runs = [run("mxnet", 1, "failed"), run("best", 1)]
        self.assertEqual(["R1 frozen: Graft, MXNet has a failed run"], table.problems(runs))
        self.assertIn("accuracy -: failed", "\n".join(table.lines(runs, {})))

    def test_a_line_shows_seconds_ratios_and_accuracies(self):
        runs = [run("mxnet", 2, 0.651), run("tutorial", 20, 0.662)]
        text = table.lines(runs, {"mxnet": [(1.5, 700, 0.25)]})
        self.assertIn("R1 frozen", text)
        self.assertRegex(text[2], r"Graft, MXNet +2\.0 s +tutorial x 10\.00 \(10\.00\) "
                                  r"+accuracy 0\.651: 0\.651")
        self.assertRegex(text[-1], r"Graft, MXNet +1\.5 s +700 MiB +0\.25")


if __name__ == "__main__":
    unittest.main()
