using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Families.ResidentRecords;

/// <summary>A household of nobody, for the test before opening: five people, so that there is more than one sheet.</summary>
internal static class HouseholdSpecimen
{
    private const string Address = "埼玉県越谷市越ヶ谷四丁目２番１号", Domicile = "埼玉県越谷市東越谷一丁目１番地", Head = "見本　太郎";

    private static readonly (string Name, string Relationship)[] People = [(Head, "世帯主"), ("見本　花子", "妻"), ("見本　一郎", "子"), ("見本　二郎", "子"), ("見本　三郎", "子")];

    internal static HouseholdSnapshot Make(DateOnly birth, DateTimeOffset now) => new(
        new() { Number = "", Address = Address, HeadName = Head, MemberCount = People.Length },
        [
            .. People.Select((p, i) => new SnapshotMember(
                new ResidentRecord
                {
                    Number = $"{i}", Household = "", Position = i + 1, Name = p.Name, BirthDate = birth.AddYears(i), Sex = i == 1 ? "女" : "男", Relationship = p.Relationship, ResidentSince = birth.AddYears(i),
                    Address = Address, Domicile = Domicile, HeadOfRegister = Head,
                },
                new Resident { Number = $"{i}", Status = "ACTIVE", BirthDate = birth.AddYears(i), Name = p.Name, Domicile = Domicile, HeadName = Head },
                false)),
        ],
        now);
}
