using Koseki.Domain.Characters;
using Koseki.Domain.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.ImagedRegisters;

/// <summary>The search columns of imaged registers, computed from the documents.</summary>
internal static class ImagedProjections
{
    /// <summary>The row of an imaged register.</summary>
    internal static ImagedIndexRow RowOf(ImagedRegister register, int generation, ICharacterTable characters) => new()
    {
        Number = register.Id.Value,
        Generation = generation,
        State = register.State,
        Form = register.Form,
        Domicile = register.Domicile,
        DomicileKey = SearchKey.OfDomicile(register.Domicile, characters),
        Head = $"{register.FamilyName}　{register.HeadGivenName}",
        HeadKey = SearchKey.OfName(register.FamilyName + register.HeadGivenName, characters),
        MadeOn = register.MadeOn?.Text ?? "",
        RemovedOn = register.RemovedOn?.Text ?? "",
        Pages = register.Pages.Count,
        Source = register.Origin.Source,
        SourceNumber = register.Origin.Number,
    };

    /// <summary>The rows of its persons, the head first.</summary>
    internal static IEnumerable<ImagedPersonRow> PersonsOf(ImagedRegister register, ICharacterTable characters) =>
        register.Persons.Prepend(new(register.FamilyName, register.HeadGivenName, null, null)).Select((p, i) => new ImagedPersonRow
        {
            Number = register.Id.Value,
            Position = i,
            Name = $"{p.FamilyName}　{p.GivenName}",
            NameKey = SearchKey.OfName(p.FamilyName + p.GivenName, characters),
            GivenKey = SearchKey.OfName(p.GivenName, characters),
            KanaKey = SearchKey.OfKanaSound(p.Kana ?? ""),
            BirthDate = p.BirthDate?.Text ?? "",
            BirthEarliest = p.BirthDate?.Earliest,
            BirthLatest = p.BirthDate?.Latest,
        });

    /// <summary>The rows of the pages of one generation.</summary>
    internal static IEnumerable<ImagedPageRow> PagesOf(ImagedRegister register, int generation) =>
        register.Pages.Select((p, i) => new ImagedPageRow { Number = register.Id.Value, Generation = generation, Page = i + 1, Content = p.Content.Text });
}
