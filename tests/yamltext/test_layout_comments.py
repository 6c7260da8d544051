"""Comments in the one layout of plans: each stays with what it is about."""

from __future__ import annotations

from pathlib import Path

from test_layout import assert_laid, laid
from wijkplan.yamltext.editing import without
from wijkplan.yamltext.text import document


def test_above_and_behind_a_key() -> None:
    """They go where the key goes."""
    assert_laid(
        """
        wijk: A
        # hoeveel
        # er is
        budget:      # in euro's
            reserve: 5%
            # alles
            totaal: 5    #samen
        jaar:  2026 # dit jaar
        """,
        """
        wijk: A
        jaar: 2026  # dit jaar
        # hoeveel
        # er is
        budget:  # in euro's
          # alles
          totaal: 5  #samen
          reserve: 5%
        """,
    )


def test_a_sign_inside_a_text_is_no_comment() -> None:
    text = 'wijk: "a # b"\ngemeente: a#b\nsamenvatting: |-\n  # kop\n  tekst # zo\n'
    assert laid(text) == text


def test_above_items_and_between_them() -> None:
    assert_laid(
        """
        bewonersinitiatieven:
          # Samen
        - naam: Soep      # op dinsdag
          # hoeveel
          kosten: 5

        # Opgroeien
        # en leren

        -   naam: Taart
        """,
        """
        bewonersinitiatieven:
          # Samen
          - naam: Soep  # op dinsdag
            # hoeveel
            kosten: 5

          # Opgroeien
          # en leren

          - naam: Taart
        """,
    )


def test_behind_a_dash_that_has_the_line_for_itself() -> None:
    assert_laid("themas:\n  -  # nieuw\n    naam: A\n", "themas:\n  # nieuw\n  - naam: A\n")


def test_at_the_end_of_a_section() -> None:
    """What is indented deeper than the next line belongs to what stands above it."""
    assert_laid(
        """
        wijk: A
        budget:
          totaal: 5
          # reserve: 5%
          # vast:
          #   - naam: Wijkcentrum

        # themas:
        #   - naam: Samen
        """,
        """
        wijk: A
        budget:
          totaal: 5
          # reserve: 5%
          # vast:
          #   - naam: Wijkcentrum

        # themas:
        #   - naam: Samen
        """,
    )
    assert_laid(
        "themas:\n  - naam: A\n    # bij A\n  # bij de themas\n# bij wijk\nwijk: W\njaar: 1\n",
        "# bij wijk\nwijk: W\njaar: 1\nthemas:\n  - naam: A\n    # bij A\n  # bij de themas\n",
    )


def test_it_belongs_to_what_it_goes_with_when_that_is_taken_away() -> None:
    """Also where it is set in less than the keys of that item, but deeper than its dash."""
    text = "themas:\n- naam: A\n # bij A\n- naam: B\n"
    assert_laid(text, "themas:\n  - naam: A\n    # bij A\n  - naam: B\n")
    assert without(document(Path("plan.yaml"), text), ("themas", 0)).text == "themas:\n- naam: B\n"


def test_what_is_set_in_below_an_empty_key_stays_with_it() -> None:
    """An example of what may come there: it moves with the key, and stays deeper."""
    assert_laid(
        """
        interventies:  # van anderen
            # - naam: Spreekuur
            #   kosten: 5
        themas:
        # bij wijk
        wijk: A
        """,
        """
        # bij wijk
        wijk: A
        themas:
        interventies:  # van anderen
          # - naam: Spreekuur
          #   kosten: 5
        """,
    )


def test_comments_below_each_other_stay_below_each_other() -> None:
    """Of comments in steps the steps go, but not the order."""
    assert_laid(
        """
        budget:
          totaal: 5
        # een
          # twee
        themas:
          - naam: A
          # drie
            # vier
        """,
        """
        budget:
          totaal: 5
        # een
        # twee
        themas:
          - naam: A
          # drie
          # vier
        """,
    )


def test_between_braces_and_brackets_over_several_lines() -> None:
    assert_laid(
        """
        themas:
        - {id: samen,   # kort
           # lang
           naam: Samen, prioriteit: {wijk: 8, # wijktafel
             aanbieder: 6 },  # twee stemmen
           doelgroepen: [
             # het meest
             ouderen, # 65+
             jongeren
             # en verder?
           ]  # uit de agenda
          }  # einde
        """,
        """
        themas:
          # einde
          - id: samen  # kort
            # lang
            naam: Samen
            doelgroepen:  # uit de agenda
              # het meest
              - ouderen  # 65+
              - jongeren
              # en verder?
            prioriteit:  # twee stemmen
              wijk: 8  # wijktafel
              aanbieder: 6
        """,
    )


def test_in_an_empty_list() -> None:
    assert_laid("themas: [\n  # nog geen\n]\njaar: 1\n", "jaar: 1\n# nog geen\nthemas: []\n")


def test_between_a_key_and_its_value() -> None:
    assert_laid("wijk: # een\n  # twee\n  A # drie\n", "# een\n# twee\nwijk: A  # drie\n")
    assert_laid("samenvatting: >-   # in het kort\n  a\n  b\n", "samenvatting: >-  # in het kort\n  a\n  b\n")


def test_the_head_of_a_file_stays_its_head() -> None:
    assert_laid(
        """
        # yaml-language-server: $schema=../plan.schema.json
        # Een voorbeeld.

        # dit jaar
        jaar: 2026
        wijk: A
        """,
        """
        # yaml-language-server: $schema=../plan.schema.json
        # Een voorbeeld.

        wijk: A
        # dit jaar
        jaar: 2026
        """,
    )


def test_a_head_without_an_empty_line_below_it_gets_one_when_another_key_comes_first() -> None:
    assert_laid("# Een voorbeeld.\nwijk: A\njaar: 2026\n", "# Een voorbeeld.\nwijk: A\njaar: 2026\n")
    assert_laid("# Een voorbeeld.\njaar: 2026\nwijk: A\n", "# Een voorbeeld.\n\nwijk: A\njaar: 2026\n")


class TestToTheChecks:
    """``# wijkplan: negeer ...`` is about one line: what stands on that line stays on it."""

    def test_behind_a_value(self) -> None:
        assert_laid(
            "themas:\n- naam: Samen   # wijkplan: negeer WP402 - nieuw\n  id: samen\n",
            "themas:\n  - id: samen\n    naam: Samen  # wijkplan: negeer WP402 - nieuw\n",
        )

    def test_above_an_item_it_stays_above_the_key_that_stood_below_it(self) -> None:
        assert_laid(
            "themas:\n# Het eerste\n# wijkplan: negeer WP402 - nieuw\n- naam: Samen\n  id: samen\n",
            "themas:\n  # Het eerste\n  - id: samen\n    # wijkplan: negeer WP402 - nieuw\n    naam: Samen\n",
        )
        assert_laid(
            "themas:\n# wijkplan: negeer WP402 - nieuw\n-   naam: Samen\n",
            "themas:\n  # wijkplan: negeer WP402 - nieuw\n  - naam: Samen\n",
        )

    def test_what_stands_on_one_line_stays_on_one_line(self) -> None:
        assert_laid(
            """
            themas:
            # wijkplan: negeer WP402 - nieuw
            - {naam: A, id: 'a'}
            - {naam: B}  # wijkplan: negeer WP402 - oud
            """,
            """
            themas:
              # wijkplan: negeer WP402 - nieuw
              - {id: a, naam: A}
              - {naam: B}  # wijkplan: negeer WP402 - oud
            """,
        )

    def test_at_the_top_it_stays_with_the_first_key(self) -> None:
        assert_laid(
            "# Een voorbeeld\n# wijkplan: negeer WP505 - later\njaar: 2026\nwijk: A\n",
            "# Een voorbeeld\n\nwijk: A\n# wijkplan: negeer WP505 - later\njaar: 2026\n",
        )
