using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.People;

/// <summary>One row of 真理表.txt: facts about persons, and whether two of them may marry.</summary>
/// <param name="Number">The number of the row.</param>
/// <param name="Answer">○, × or 照.</param>
/// <param name="Sentence">Who the two are.</param>
/// <param name="Facts">The facts.</param>
/// <param name="Pairs">The pairs that are asked.</param>
internal sealed record TruthRow(string Number, string Answer, string Sentence, FamilyLinks Facts, IReadOnlyList<(PersonId One, PersonId Other)> Pairs)
{
    public override string ToString() => $"{Number} {Sentence}";
}

/// <summary>Reads 真理表.txt.</summary>
internal static class TruthTable
{
    public static IReadOnlyList<TruthRow> Rows { get; } =
        [.. Blocks(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Domain", "People", "真理表.txt"))).Select(Read)];

    public static RegisterDate Day(string iso) => iso == "不詳" ? RegisterDate.Parse("年月日不詳")
        : RegisterDate.Of(DateOnly.Parse(iso, CultureInfo.InvariantCulture));

    private static IEnumerable<List<string>> Blocks(IEnumerable<string> lines)
    {
        var blocks = new List<List<string>>();
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] != ' ')
            {
                blocks.Add([]);
            }

            blocks[^1].Add(line.Trim());
        }

        return blocks;
    }

    private static TruthRow Read(List<string> block)
    {
        var head = block[0].Split(' ', 3);
        var reading = new Reading();
        foreach (var line in block.Skip(1))
        {
            reading.Take(line.Split(' '));
        }

        return new(head[0], head[1], head[2], reading.Facts, reading.Pairs);
    }

    private sealed class Reading
    {
        private readonly Dictionary<string, PersonId> people = new(StringComparer.Ordinal);
        private readonly Dictionary<PersonId, RegisterDate> births = [];
        private readonly List<ParentLink> parents = [];
        private readonly List<AdoptionLink> adoptions = [];
        private readonly List<MarriageLink> marriages = [];

        public List<(PersonId One, PersonId Other)> Pairs { get; } = [];

        public FamilyLinks Facts => new() { Births = births, Parents = parents, Adoptions = adoptions, Marriages = marriages };

        public void Take(string[] words)
        {
            switch (words)
            {
                case ["生", var child, var day, .. var of]:
                    births[Person(child)] = Day(day);
                    parents.AddRange(of.Select(p => new ParentLink(Person(child), Person(p), ParentGround.Birth, LinkOrigin.Recorded)));
                    break;
                case ["認", var child, var father, var day]:
                    parents.Add(new(Person(child), Person(father), ParentGround.Acknowledgement, LinkOrigin.Recorded) { AcknowledgedOn = Day(day) });
                    break;
                case ["窺", var child, var father]:
                    parents.Add(new(Person(child), Person(father), ParentGround.Apparent, LinkOrigin.Recorded));
                    break;
                case ["縁" or "特", var adopted, var adopter, var day, .. var more]:
                    adoptions.Add(Adoption(Person(adopted), Person(adopter), Day(day), words[0] == "特", more));
                    break;
                case ["婚", var one, var other, var day, .. var more]:
                    marriages.Add(Marriage(Person(one), Person(other), Day(day), more));
                    break;
                case ["問", var one, var other]:
                    Pairs.Add((Person(one), Person(other)));
                    break;
                default:
                    throw new FormatException(string.Join(' ', words));
            }
        }

        private static AdoptionLink WithEnd(AdoptionLink link, AdoptionEnd by, string day) => link with { EndedBy = by, Ended = Day(day) };

        private static MarriageLink Marriage(PersonId one, PersonId other, RegisterDate day, string[] more)
        {
            var link = new MarriageLink(one, other, day, LinkOrigin.Recorded);
            foreach (var pair in more.Chunk(2))
            {
                link = pair[0] switch
                {
                    "離" => link with { EndedBy = MarriageEnd.Divorce, Ended = Day(pair[1]) },
                    "死" => link with { EndedBy = MarriageEnd.Death, Ended = Day(pair[1]) },
                    "取" => link with { EndedBy = MarriageEnd.Annulment, Ended = Day(pair[1]) },
                    "無" => link with { EndedBy = MarriageEnd.Nullity, Ended = Day(pair[1]) },
                    "終" => link with { AffinityEnded = Day(pair[1]) },
                    _ => throw new FormatException(pair[0]),
                };
            }

            return link;
        }

        private AdoptionLink Adoption(PersonId adopted, PersonId adopter, RegisterDate day, bool isSpecial, string[] more)
        {
            var link = new AdoptionLink(adopted, adopter, day, LinkOrigin.Recorded) { IsSpecial = isSpecial };
            foreach (var pair in more.Chunk(2))
            {
                link = pair[0] switch
                {
                    "離" => WithEnd(link, AdoptionEnd.Dissolution, pair[1]),
                    "取" => WithEnd(link, AdoptionEnd.Annulment, pair[1]),
                    "無" => WithEnd(link, AdoptionEnd.Nullity, pair[1]),
                    "残" => link with { KeptParent = Person(pair[1]) },
                    _ => throw new FormatException(pair[0]),
                };
            }

            return link;
        }

        private PersonId Person(string name) =>
            people.TryGetValue(name, out var id) ? id : people[name] = new(people.Count + 1);
    }
}
