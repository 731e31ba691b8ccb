using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>Search columns computed from documents. They can be thrown away and made again at any time.</summary>
public sealed class Projections(ICharacterTable characters)
{
    /// <summary>Replaces the columns of one document inside the caller's transaction. A 附票 has none: it is found by its register.</summary>
    public async Task ReplaceAsync(KosekiDbContext database, KeptDocument document, int generation, CancellationToken cancellation)
    {
        if (document.Key is { Kind: DocumentKind.Register, Number: var register })
        {
            await DropAsync(database, [register], cancellation);
        }
        else if (document.Key is { Kind: DocumentKind.Imaged, Number: var imaged })
        {
            // Its pages stay: they are of all generations.
            await database.ImagedPersons.Where(p => p.Number == imaged).ExecuteDeleteAsync(cancellation);
            await database.ImagedIndex.Where(r => r.Number == imaged).ExecuteDeleteAsync(cancellation);
        }

        Add(database, document, generation);
    }

    /// <summary>Takes away the columns of registers inside the caller's transaction, to be made again.</summary>
    public static async Task DropAsync(KosekiDbContext database, IReadOnlyCollection<long> registers, CancellationToken cancellation)
    {
        if (registers.Count > 0)
        {
            await database.PersonIndex.Where(p => registers.Contains(p.Register)).ExecuteDeleteAsync(cancellation);
            await database.RegisterIndex.Where(r => registers.Contains(r.Register)).ExecuteDeleteAsync(cancellation);
        }
    }

    /// <summary>Adds the columns of a new document.</summary>
    public void Add(KosekiDbContext database, KeptDocument document, int generation) => database.AddRange(RowsOf(document, generation));

    /// <summary>The columns of a document as rows, none of one that is found by another.</summary>
    public IEnumerable<object> RowsOf(KeptDocument document, int generation) =>
        document is KeptDocument.OfRegister { Register: var register } ? [RegisterRow(register, generation), .. PersonRows(register)]
        : document is KeptDocument.OfImaged { Imaged: var imaged }
            ? [ImagedProjections.RowOf(imaged, generation, characters), .. ImagedProjections.PersonsOf(imaged, characters), .. ImagedProjections.PagesOf(imaged, generation)]
            : [];

    /// <summary>The row of a register.</summary>
    public RegisterIndexRow RegisterRow(FamilyRegister register, int generation) => new()
    {
        Register = register.Id.Value,
        Generation = generation,
        State = register.State,
        Domicile = register.Domicile.Text,
        DomicileKey = SearchKey.OfDomicile(register.Domicile.Text, characters),
        Head = $"{register.FamilyName}　{register.HeadGivenName}",
        HeadKey = SearchKey.OfName(register.HeadName, characters),
    };

    /// <summary>The rows of its persons.</summary>
    public IEnumerable<PersonIndexRow> PersonRows(FamilyRegister register) => register.Entries.Select((e, i) => new PersonIndexRow
    {
        Register = register.Id.Value,
        Position = i + 1,
        Person = e.Person.Value,
        FamilyName = register.FamilyName,
        GivenName = e.GivenName,
        NameKey = SearchKey.OfName(register.NameOf(e), characters),
        Kana = register.FamilyNameKana is null || e.GivenNameKana is null ? "" : $"{register.FamilyNameKana}　{e.GivenNameKana}",
        KanaKey = register.FamilyNameKana is null || e.GivenNameKana is null ? "" : SearchKey.OfKana(register.FamilyNameKana + e.GivenNameKana),
        GivenKey = SearchKey.OfName(e.GivenName, characters),
        KanaSoundKey = register.FamilyNameKana is null || e.GivenNameKana is null ? "" : SearchKey.OfKanaSound(register.FamilyNameKana + e.GivenNameKana),
        GivenKanaKey = SearchKey.OfKana(e.GivenNameKana ?? ""),
        GivenKanaSoundKey = SearchKey.OfKanaSound(e.GivenNameKana ?? ""),
        BirthDate = e.BirthDate.Text,
        BirthEarliest = e.BirthDate.Earliest,
        BirthLatest = e.BirthDate.Latest,
        BirthDay = e.BirthDate.Earliest == e.BirthDate.Latest ? e.BirthDate.Earliest : null,
        Sex = e.Sex,
        Relationship = e.Relationship,
        IsRemoved = e.IsRemoved,
    });
}
