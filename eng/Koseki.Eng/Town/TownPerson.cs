using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town;

/// <summary>A person of the town's past.</summary>
/// <param name="Id">人.</param>
/// <param name="Surname">氏 at birth.</param>
/// <param name="Given">名.</param>
/// <param name="Sex">男女の別.</param>
/// <param name="Born">Day of birth.</param>
/// <param name="Dies">Day on which the person's life ends; counts only once it is past.</param>
/// <param name="Father">父の氏名.</param>
/// <param name="Mother">母の氏名.</param>
/// <param name="Relationship">続柄.</param>
/// <param name="Birth">The matter of the birth, carried from register to register.</param>
internal sealed record TownPerson(
    PersonId Id, TownName Surname, TownName Given, Sex Sex, DateOnly Born, DateOnly Dies, string? Father, string? Mother, string Relationship, StatusMatter Birth)
{
    /// <summary>氏名 before any marriage.</summary>
    public string BirthName => Surname.Text + Given.Text;

    /// <summary>Years of age on a day.</summary>
    public int AgeOn(DateOnly day) => day.Year - Born.Year - (day < Born.AddYears(day.Year - Born.Year) ? 1 : 0);
}

/// <summary>One person's place in a register while the town's past is being made.</summary>
internal sealed class TownEntry(TownPerson person, DateOnly enteredOn, string cause)
{
    private readonly List<(DateOnly On, StatusMatter Matter)> matters = [(person.Born, person.Birth)];

    /// <summary>Whose.</summary>
    public TownPerson Person => person;

    /// <summary>配偶者区分.</summary>
    public SpouseMark? Mark { get; set; }

    /// <summary>除籍.</summary>
    public Removal? Removed { get; set; }

    /// <summary>A head who had gone before the renewal keeps the name column only (規則37条3号).</summary>
    public bool IsNameOnly { get; init; }

    /// <summary>Writes a matter of a day.</summary>
    public void Write(DateOnly on, StatusMatter matter) => matters.Add((on, matter));

    /// <summary>Removes the person.</summary>
    public void Remove(DateOnly on, string cause, string? destination) => Removed = new(RegisterDate.Of(on), cause, destination);

    /// <summary>The entry as the register keeps it.</summary>
    public RegisterEntry Build(bool hasKana) => new()
    {
        Person = person.Id,
        GivenName = person.Given.Text,
        GivenNameKana = hasKana && Removed is null ? person.Given.Kana : null,
        BirthDate = RegisterDate.Of(person.Born),
        Spouse = Mark,
        Father = person.Father,
        Mother = person.Mother,
        Relationship = person.Relationship,
        Sex = person.Sex,
        Entered = new(RegisterDate.Of(enteredOn), cause),
        Removed = Removed,
        Matters = IsNameOnly ? [] : matters.OrderBy(m => m.On).Select(m => m.Matter).ToValueList(),
    };
}
