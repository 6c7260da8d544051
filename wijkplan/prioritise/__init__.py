"""What comes first, and why: exact scores and ranks. No file, no clock, no terminal."""

from wijkplan.prioritise.ranking import Ranking, ThemaScore, VoorstelScore, rank
from wijkplan.prioritise.scores import Deel

__all__ = ["Deel", "Ranking", "ThemaScore", "VoorstelScore", "rank"]
