using Koseki.Domain.Calendar;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Places;
using Koseki.Domain.RegisterChains;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.RegisterChains;

/// <summary>Small registers of which chains are made; all names are invented.</summary>
internal static class ChainRegisters
{
    internal static readonly PersonId Taro = new(1);
    internal static readonly RegisterDate Born = RegisterDate.Parse("昭和50年1月5日");

    private sealed class Places : IMunicipalities
    {
        private static readonly Municipality[] All = [Municipality.Koshigaya, new("111074", "埼玉県", "さいたま市浦和区"), new("122173", "千葉県", "柏市")];

        public Municipality? Of(string text, DateOnly on) => All.FirstOrDefault(m => text.StartsWith(m.Display, StringComparison.Ordinal));

        public bool IsAbroad(string text) => false;
    }

    internal static KnownMunicipalities Known { get; } = new(Municipality.Koshigaya, new Places(), new(2026, 12, 1));

    internal static RegisterChain Chain(params FamilyRegister[] registers) => RegisterChain.Of(Taro, registers, [], Known);

    internal static RegisterChain Chain(IEnumerable<RegisterStay> images, params FamilyRegister[] registers) => RegisterChain.Of(Taro, registers, images, Known);

    internal static FamilyRegister Register(long id, string domicile, string head, RegisterState state = RegisterState.Current) => new()
    {
        Id = new(id), State = state, Domicile = new(domicile), FamilyName = head.Split('　')[0], HeadGivenName = head.Split('　')[1],
    };

    internal static FamilyRegister With(this FamilyRegister register, params RegisterEntry[] entries) => register with { Entries = [.. register.Entries, .. entries] };

    internal static FamilyRegister With(this FamilyRegister register, string title, params (string Label, string Value)[] lines) =>
        register with { Matters = [.. register.Matters, new(title, [.. lines.Select(l => new MatterLine(l.Label, l.Value))])] };

    internal static RegisterEntry Entry(string on, string cause, PersonId? person = null) => new()
    {
        Person = person ?? Taro, GivenName = "太郎", BirthDate = Born, Relationship = "長男", Sex = Sex.Male, Entered = new(on.Length == 0 ? null : RegisterDate.Parse(on), cause),
    };

    internal static RegisterEntry Came(this RegisterEntry entry, string title, string former) => entry with { Matters = [.. entry.Matters, new(title, [new(MatterLabels.FormerRegister, former)])] };

    internal static RegisterEntry Left(this RegisterEntry entry, string on, string cause, string? to) => entry with { Removed = new(RegisterDate.Parse(on), cause, to) };

    internal static ImagedRegister Image(long id, string domicile, string head, RegisterState state, string? closed) => new()
    {
        Id = new(id), State = state, Form = ImagedForm.Showa23, Domicile = domicile, FamilyName = head.Split('　')[0], HeadGivenName = head.Split('　')[1],
        RemovedOn = closed is null ? null : RegisterDate.Parse(closed), Pages = [], Origin = new("束", "1"), Persons = [new("越谷", "太郎", null, Born)],
    };

    /// <summary>The links in short: R1, 画2, or a gap with its kind and whom to ask.</summary>
    internal static string[] Links(RegisterChain chain) =>
        [.. chain.Links.Select(l => l switch { ChainLink.OfStay s => s.Stay.Paper.Number, ChainLink.OfGap g => $"{g.Gap.Kind}:{string.Join('/', g.Gap.Places.Select(p => p.Ask))}", _ => "" })];
}
