"""What is always true of an allocation, written from the words of the design (section 7), on plain dicts."""

from __future__ import annotations

from reference_ladder import Data, asks, cents, decided, exclude, out_of_the_running, voorstellen


def broken(data: Data, found: Data) -> list[str]:
    """Which of the things that are always true are not, in one plan of what allocate printed."""
    wrong = []
    lines = {line["id"]: line for line in found["regels"]}
    all_of_them = {v["id"]: v for v in voorstellen(data)}
    if len(lines) != len(found["regels"]) or lines.keys() != all_of_them.keys():
        wrong.append("every voorstel has exactly one line")
    got = {name: cents(line["toegekend"]) for name, line in lines.items()}
    for name, voorstel in all_of_them.items():
        if not 0 <= got[name] <= (asks(voorstel) or 0):
            wrong.append(f"{name} gets less than 0, or more than it asks")
        if decided(voorstel) is not None and got[name] != decided(voorstel):
            wrong.append(f"what was decided for {name} does not stand")
    new = {name: got[name] for name, voorstel in all_of_them.items() if decided(voorstel) is None}
    budget = {name: cents(amount) for name, amount in found["budget"].items()}
    if sum(new.values()) != budget["toegekend"] or budget["over"] != budget["beschikbaar"] - budget["toegekend"]:
        wrong.append("the cents add up")
    if budget["over"] < 0:
        wrong.append("the sum never exceeds the pot")
    for name, amount in new.items():
        if amount and not all_of_them[name]["resident"]:
            wrong += [f"{name} gets money with which {i} can go on" for i in passed_over(data, got, name, amount)]
    return wrong


def passed_over(data: Data, got: dict[str, int], name: str, amount: int) -> list[str]:
    """Initiatives of the thema of this interventie that are in the running, would fit in its money, and got nothing."""
    everyone = voorstellen(data)
    [interventie] = [v for v in everyone if v["id"] == name]
    return [
        v["id"]
        for v in everyone
        if v["resident"] and v.get("thema", "?") == interventie.get("thema") and not got[v["id"]]
        if out_of_the_running(data, v) is None and (asks(v) or 0) <= amount
        if not any(exclude(v, other) and got[other["id"]] for other in everyone if other is not v)
    ]
