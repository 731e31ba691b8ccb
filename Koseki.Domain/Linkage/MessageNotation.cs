using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Linkage;

/// <summary>
/// A message as lines that a clerk can read: its kind, kind, code and name of the recipient, then one 【見出し】 a line, each member of
/// the content once. What is not known is written －. Cases, screens and the difference of plans show messages so.
/// </summary>
public static class MessageNotation
{
    private const string None = "－";

    /// <summary>The lines of a message.</summary>
    public static IReadOnlyList<string> Lines(OutgoingMessage message) =>
        [$"{message.Kind.Word()} {message.Recipient.Kind.Word()} {message.Recipient.Code ?? None} {message.Recipient.Name}", .. Content(message).Select(l => $"　【{l.Label}】{l.Value}")];

    /// <summary>The content as label and value, in order.</summary>
    public static IEnumerable<(string Label, string Value)> Content(OutgoingMessage message) => message switch
    {
        OutgoingMessage.ResidentRecord m =>
            [("届", m.Event), ("受理日", Day(m.AcceptedOn)), ("事件の日", Text(m.EventDate)), Of(m.Person), ("住所", m.Address ?? None), .. m.Items.Select(Of)],
        OutgoingMessage.DuplicateRegister m =>
            [("戸籍", Of(m.Register)), ("種別", m.State.Word()), .. m.Generation is { } g ? [("世代", $"第{g.Number}世代"), ("記録のハッシュ", g.Sha256)] : Array.Empty<(string, string)>()],
        OutgoingMessage.VitalStatistics m =>
            [("票", Word(m.Slip)), ("届出の日", Day(m.NotifiedOn)), .. m.ArrivedOn is { } on ? [("送付を受けた日", Day(on))] : Array.Empty<(string, string)>(), .. Of(m.Slip)],
        OutgoingMessage.NotificationImage m =>
            [("届", m.Event), ("受付番号", m.Receipt ?? None), ("受理日", Day(m.AcceptedOn)), .. m.Persons.Select(Of), .. m.Registers.Select(r => ("記録する戸籍", Of(r)))],
        OutgoingMessage.OverduePeriod m =>
            [("届", m.Event), .. m.Persons.Select(Of), ("届出期間の末日", Day(m.LastDay)), ("届出の日", m.NotifiedOn.Text), ("届出人", m.Notifier)],
        OutgoingMessage.DomicileTransfer m =>
            [("原因", m.Cause), ("年月日", m.On.Text), ("従前の戸籍", Of(m.From)), ("新しい戸籍", Of(m.To)), .. m.Persons.SelectMany(Of)],
        OutgoingMessage.SupplementaryIdentity m =>
        [
            ("処理", $"{m.Act.Word()}　{m.Position}/{m.GroupSize}"), ("異動事由", m.Reason.Word()), ("異動年月日", Day(m.On)),
            ("本人", $"{m.Person.Person}　{m.Person.Name}　{m.Person.NameKana ?? None}　{m.Person.BirthDate.Text}　{m.Person.Sex.Word()}"),
            ("住所", m.Person.Address ?? None), ("住民票コード", m.Person.ResidentCode ?? None),
        ],
        OutgoingMessage.AcceptanceToParty m =>
            [("届", m.Event), ("受理日", Day(m.AcceptedOn)), Of(m.Party), ("住所", m.Address)],
        OutgoingMessage.SharedRequest m =>
            [("理由", m.Why.Word()), .. m.To is { } to ? [("新しい戸籍", Of(to))] : Array.Empty<(string, string)>(), .. Of(m.Request)],
        OutgoingMessage.RefusalToRequester m =>
            [("届", m.Event), ("受付番号", m.Receipt ?? None), ("届出の日時", m.HandedIn), ("不受理とした日", Day(m.RefusedOn)), ("申出", $"{m.Request}　{m.FiledAt}"), Of(m.Party), ("住所", m.Address)],
        _ => throw new ArgumentOutOfRangeException(nameof(message), message, null),
    };

    private static string Word(VitalSlip slip) => slip switch
    {
        VitalSlip.Birth => "出生票",
        VitalSlip.Death => "死亡票",
        VitalSlip.Stillbirth => "死産票",
        VitalSlip.Marriage => "婚姻票",
        VitalSlip.Divorce => "離婚票",
        _ => throw new ArgumentOutOfRangeException(nameof(slip), slip, null),
    };

    private static IEnumerable<(string Label, string Value)> Of(VitalSlip slip) => slip switch
    {
        VitalSlip.Birth s =>
        [
            Of(s.Child), ("父母との続柄", $"{s.Relationship}　{(s.IsLegitimate ? "嫡出子" : "嫡出でない子")}"), ("生まれた時刻", s.BornAt ?? None), ("生まれたところ", s.BirthPlace), ("住所", s.Address),
            .. s.Parents.Select(Of), .. s.Nationalities.Select(n => ("国籍", n)),
        ],
        VitalSlip.Death s =>
            [Of(s.Deceased), ("死亡したとき", $"{s.DiedOn.Text}　{s.DiedAt ?? None}"), ("死亡したところ", s.DeathPlace), ("住所", s.Address), ("配偶関係", s.MaritalStatus ?? None)],
        VitalSlip.Stillbirth s =>
        [
            ("死産したとき", $"{s.On.Text}　{s.At ?? None}"), ("死産したところ", s.Place), ("男女の別", s.Sex?.Word() ?? "不詳"), ("嫡出", s.IsLegitimate ? "嫡出子" : "嫡出でない子"), ("母の住所", s.Address),
            .. s.Parents.Select(Of), ("妊娠週数", s.Pregnancy), ("種類", s.Manner), ("死亡の時期", s.Moment ?? None),
        ],
        VitalSlip.Marriage s =>
        [
            ("婚姻日", s.MarriedOn.Text), ("氏", s.FamilyNameOf ?? None),
            .. s.Couple.SelectMany(p => new[] { Of(p.Person), ($"{p.Person.Role}の住所", p.Address), ($"{p.Person.Role}の国籍", p.Nationality ?? "日本"), ($"{p.Person.Role}の婚姻", p.IsFirstMarriage ? "初婚" : "再婚") }),
        ],
        VitalSlip.Divorce s =>
        [
            ("離婚の日", s.DivorcedOn.Text), ("離婚の種別", s.Manner),
            .. s.Couple.SelectMany(p => new[] { Of(p.Person), ($"{p.Person.Role}の住所", p.Address), ($"{p.Person.Role}の国籍", p.Nationality ?? "日本") }), .. s.Children.Select(n => ("親権を行う子", n)),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(slip), slip, null),
    };

    private static (string, string) Of(MessagePerson person) =>
        (person.Role, $"{person.Person?.ToString() ?? None}　{person.Name}　{Text(person.BirthDate)}　{person.Sex?.Word() ?? None}");

    private static IEnumerable<(string, string)> Of(RequestSheet sheet) =>
    [
        ("申出", $"{sheet.Request}　{sheet.Act}"), ("受付の日時", sheet.FiledAt), ("受付した市区町村", sheet.ReceivedBy.Length == 0 ? "この市" : sheet.ReceivedBy), Of(sheet.Person), ("本籍・国籍", sheet.Domicile), ("住所", sheet.Address),
        ("申出人の資格", sheet.Capacity), ("相手方", sheet.Against), ("申出の方法", sheet.Means), ("本人確認", sheet.Identity), ("取下げの日時", sheet.WithdrawnAt ?? None),
    ];

    private static (string, string) Of(ChangedItem item) => (item.Item, $"{item.Former ?? None} → {item.Current ?? None}");

    private static IEnumerable<(string, string)> Of(TransferredPerson person) =>
    [
        ("転属する人", $"{person.Person}　{person.Name}　{person.NameKana ?? None}　{person.BirthDate.Text}　{person.Sex.Word()}"),
        ("従前の氏名", person.FormerName),
        ("住所", $"{person.Address ?? None}　{Text(person.SettledOn)}"),
        ("住民票コード", person.ResidentCode ?? None),
        .. person.OverseasVoter.Select(v => ("在外名簿", v)),
    ];

    private static string Of(NamedRegister register) =>
        $"{register.Register?.ToString() ?? register.Municipality ?? None}　{register.Domicile}　{register.Head}";

    private static string Day(DateOnly day) => RegisterDate.Of(day).Text;

    private static string Text(RegisterDate? date) => date?.Text ?? None;
}
