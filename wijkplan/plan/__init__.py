"""What a plan and an agenda are: their models, money, dates and ids. No file, no clock, no terminal."""
