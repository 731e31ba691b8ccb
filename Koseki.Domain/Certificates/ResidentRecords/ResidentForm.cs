namespace Koseki.Domain.Certificates.ResidentRecords;

/// <summary>The form of a 住民票の写し (標準仕様書の様式); a city chooses one for its kiosks.</summary>
public enum ResidentForm
{
    /// <summary>世帯連記式: four persons a sheet, current values only.</summary>
    Household,

    /// <summary>個人票: one person a sheet. Of several persons asked for at once each has a sheet of the same certificate.</summary>
    Individual,
}
