namespace Koseki.Domain.Calendar;

/// <summary>The days on which the law changed: each is named here and nowhere else. A rule is in force from the day itself.</summary>
public static class LawDates
{
    /// <summary>Guardians by law may notify deaths (平成19年法律35号).</summary>
    public static DateOnly GuardiansNotifyDeaths { get; } = new(2008, 5, 1);

    /// <summary>不受理申出 by law, without an end (平成19年法律35号, 戸籍法27条の2).</summary>
    public static DateOnly RefusalRequests { get; } = new(2008, 5, 1);

    /// <summary>The time before a woman marries again is 100 days, no longer six months (平成28年法律71号).</summary>
    public static DateOnly WaitingOfHundredDays { get; } = new(2016, 6, 7);

    /// <summary>Slight corrections by the mayor without leave (令和元年法律17号, 戸籍法24条3項).</summary>
    public static DateOnly CorrectionsWithoutLeave { get; } = new(2019, 6, 20);

    /// <summary>特別養子: asked for before the child is fifteen, no longer six (令和元年法律34号, 民法817条の5).</summary>
    public static DateOnly SpecialAdoptionUntilFifteen { get; } = new(2020, 4, 1);

    /// <summary>Whoever has agreed to be a voluntary guardian (任意後見受任者) may notify deaths (令和元年法律17号).</summary>
    public static DateOnly FutureGuardiansNotifyDeaths { get; } = new(2020, 5, 1);

    /// <summary>Adult at 18; women and men marry from 18 on (平成30年法律59号).</summary>
    public static DateOnly AdultAtEighteen { get; } = new(2022, 4, 1);

    /// <summary>Municipalities tell each other through the ministry's system instead of sending papers (令和元年法律17号, 戸籍法120条の5).</summary>
    public static DateOnly NoticesInsteadOfPapers { get; } = new(2024, 3, 1);

    /// <summary>Presumption of fatherhood after a later marriage; no time before marrying again (令和4年法律102号).</summary>
    public static DateOnly FatherhoodOfLaterMarriage { get; } = new(2024, 4, 1);

    /// <summary>Readings of names are recorded (令和5年法律48号, 戸籍法13条1項2号).</summary>
    public static DateOnly ReadingsRecorded { get; } = new(2025, 5, 26);

    /// <summary>Parental authority of both after divorce (令和6年法律33号, 民法819条).</summary>
    public static DateOnly JointCustody { get; } = new(2026, 4, 1);

    /// <summary>Readings that nobody has notified within the year are recorded by the city; nobody notifies one any more (令和5年法律48号附則6条–12条).</summary>
    public static DateOnly ReadingsByTheCity { get; } = new(2026, 5, 26);
}
