"""Asks the open list of advisories OSV about each library that ships (mvn -Paudit).

Ends with 1 where an advisory is known, and with 0 where none is, or where the list cannot be
reached: then it says that no audit ran.
"""

import json
import re
import sys
import urllib.request

LIST = "https://api.osv.dev/v1/querybatch"
SECONDS = 30

# As maven-dependency-plugin lists it: group:artifact:type[:classifier]:version:scope
LINE = re.compile(r"^\s+([\w.-]+):([\w.-]+):[\w-]+:(?:[\w-]+:)?([\w.-]+):(?:compile|runtime)\b")


def libraries(text):
    found = [LINE.match(line) for line in text.splitlines()]
    return sorted({(f"{m[1]}:{m[2]}", m[3]) for m in found if m})


def asked(known, url):
    """For each library the names of its advisories."""
    queries = [{"package": {"ecosystem": "Maven", "name": name}, "version": version}
               for name, version in known]
    request = urllib.request.Request(url, json.dumps({"queries": queries}).encode(),
                                     {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        results = json.load(answer)["results"]
    if len(results) != len(known):
        raise ValueError(f"{len(results)} answers to {len(known)} questions")
    return [[one["id"] for one in result.get("vulns", [])] for result in results]


def audit(text, url=LIST):
    known = libraries(text)
    if not known:
        print("AUDIT: no audit ran: the list of libraries is empty")
        return 1
    try:
        advisories = asked(known, url)
    except (OSError, ValueError, KeyError) as error:
        print(f"AUDIT: no audit ran: {url} gave no answer ({error}); run it where there is a network")
        return 0
    for (name, version), names in zip(known, advisories):
        if names:
            print(f"AUDIT: {name} {version}: {', '.join(names)}")
    bad = sum(1 for names in advisories if names)
    print(f"AUDIT: {len(known)} libraries asked about, {bad} with advisories")
    return 1 if bad else 0


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as lines:
        sys.exit(audit(lines.read(), *sys.argv[2:]))
