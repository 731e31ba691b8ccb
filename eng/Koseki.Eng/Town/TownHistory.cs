using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Eng.Town.Events;
using Koseki.Eng.Town.Names;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Eng.Town;

/// <summary>
/// A town in memory: the registers as they were taken over, what was notified since, and the registers as they stand.
/// Everything after the taking over has gone through the notification kinds; the same settings give the same history.
/// </summary>
public sealed class TownHistory
{
    private readonly ICharacterTable characters;
    private readonly PlaceDictionary municipalities;
    private readonly TownBook book = new();
    private readonly TownPlanners planners;
    private readonly List<FamilyRegister> first = [];
    private readonly List<SupplementaryRegister> firstSupplementaries = [];
    private readonly Dictionary<RegisterId, SupplementaryRegister> supplementaries = [];
    private readonly List<HistoricCase> cases = [];
    private readonly PriorityQueue<LifeEvent, (DateOnly On, int Order)> events = new();
    private readonly Dictionary<int, int> receipts = [];
    private int order;
    private long lastPerson;
    private long lastRegister;

    private TownHistory(ICharacterTable characters, PlaceDictionary municipalities, TownPlanners planners) => (this.characters, this.municipalities, this.planners) = (characters, municipalities, planners);

    /// <summary>The registers as they were taken over, by number.</summary>
    public IReadOnlyList<FamilyRegister> First => first;

    /// <summary>Their 附票.</summary>
    public SupplementarySet FirstSupplementaries => new(firstSupplementaries);

    /// <summary>The 附票 as they stand.</summary>
    public SupplementarySet Supplementaries => new(supplementaries.Values);

    /// <summary>The decided cases in the order in which they took effect.</summary>
    public IReadOnlyList<HistoricCase> Cases => cases;

    /// <summary>The registers as they stand, by number.</summary>
    public IEnumerable<FamilyRegister> Registers => book.Registers;

    /// <summary>How many generations of documents there are.</summary>
    public int DocumentCount => first.Count + firstSupplementaries.Count + cases.Sum(c => c.Plan.Documents.Count);

    /// <summary>Every generation of every register.</summary>
    public IEnumerable<FamilyRegister> Generations => first.Concat(cases.SelectMany(c => c.Plan.Registers).Select(s => s.After));

    /// <summary>Makes a town.</summary>
    public static TownHistory Make(TownSettings settings, ICharacterTable characters, PlaceDictionary dictionary)
    {
        var random = new TownRandom(settings.Checked().Seed);
        var places = new TownPlaces(random, dictionary);
        var names = new TownNames(random);
        var people = new TownPeople(random, names, places);
        var population = TownPopulation.Make(settings.Registers, random, people, places);
        var history = new TownHistory(characters, dictionary, new(random, people, names, places, settings.Today))
        {
            lastPerson = people.LastPerson,
            lastRegister = population.Registers.Count,
        };
        var taken = new TownSupplementaries(new(settings.Seed + 3), dictionary);
        foreach (var register in population.Registers.Select(r => r.Build()))
        {
            history.first.Add(register);
            history.book.TakeOver(register);
            history.firstSupplementaries.Add(history.supplementaries[register.Id] = taken.Of(register));
        }

        foreach (var planned in history.planners.AtTheTakeOver(population.Registers))
        {
            history.Expect(planned);
        }

        history.Run(settings.Today);
        return history;
    }

    private void Expect(LifeEvent planned) => events.Enqueue(planned, (planned.Reception.AcceptedOn, order++));

    private void Run(DateOnly today)
    {
        while (events.TryDequeue(out var next, out _))
        {
            if (next.Reception.AcceptedOn <= today && next.Write(book) is { } notification && Record(notification, today) is { } plan)
            {
                foreach (var follower in next.Followers(plan, planners))
                {
                    Expect(follower);
                }
            }
        }
    }

    // Null when the paper still waits on the town's last day.
    private Plan? Record(TownNotification notification, DateOnly today)
    {
        var kind = NotificationCatalogue.Find(notification.KindCode) ?? throw new InvalidOperationException($"届 {notification.KindCode} がありません。");
        var reception = notification.Reception;
        var ids = kind.RegistersNamed(notification.Draft).ToList();
        var named = new RegisterSet(ids.Select(id => book[id]));
        var recordedOn = book.FreeFrom(ids, reception.RecordedOn);
        if (recordedOn > today)
        {
            return null;
        }

        var year = reception.AcceptedOn.Year;
        var receipt = new ReceiptNumber(year, receipts[year] = receipts.GetValueOrDefault(year) + 1);
        var needed = kind.NumbersNeededBy(notification.Draft);
        PersonId[] persons = [.. Enumerable.Range(1, needed.Persons).Select(i => new PersonId(lastPerson + i))];
        RegisterId[] numbers = [.. Enumerable.Range(1, needed.Registers).Select(i => new RegisterId(lastRegister + i))];
        (lastPerson, lastRegister) = (lastPerson + persons.Length, lastRegister + numbers.Length);
        var examination = kind.Examine(notification.Draft, new()
        {
            ReceiptDate = reception.AcceptedOn,
            RecordDate = recordedOn,
            Origin = reception.Origin,
            Registers = named,
            Supplementaries = new(ids.Select(id => supplementaries[id])),
            Here = Municipality.Koshigaya,
            Municipalities = municipalities,
            City = CitySettings.Initial,
            Characters = characters,
            Receipt = receipt.ToString(),
            NewPersons = persons,
            NewRegisters = numbers,
        });
        if (!examination.CanBeApproved)
        {
            throw new InvalidOperationException($"町の届 {receipt}({kind.Name})が決裁できません: " + string.Join(" ", examination.Findings.Where(f => f.Blocks).Select(f => $"{f.Rule} {f.Message}")));
        }

        book.Write(examination.Plan!, recordedOn);
        foreach (var step in examination.Plan!.Supplementary.Steps)
        {
            supplementaries[step.After.Id.Register] = step.After;
        }

        cases.Add(new(cases.Count + 1, notification.KindCode, notification.Draft, kind.Subject(notification.Draft, named), receipt,
            new(reception.AcceptedOn, null, reception.Means, reception.Origin), recordedOn, persons, numbers, examination.Plan!));
        return examination.Plan;
    }
}
