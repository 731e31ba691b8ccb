using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Verify;

/// <summary>The database a verb is about: a data folder, or a connection with the places of its chain.</summary>
internal static class StoreArguments
{
    /// <summary>Reads the last arguments of a verb and opens the database.</summary>
    public static CityStore Open(Arguments arguments)
    {
        if (arguments.Optional("data") is { } data)
        {
            var place = DatabasePlace.Read(arguments);
            arguments.RefuseUnknown();
            return place.IsOnServer || File.Exists(Path.Combine(data, TownFolder.Database))
                ? CityStore.OpenFolder(data, TimeProvider.System, place)
                : throw new UsageException($"{data} に {TownFolder.Database} がありません。");
        }

        var (provider, connection) = (arguments.Optional("provider") ?? "sqlite", arguments.Required("connection"));
        var chain = new ChainPlaces(arguments.Required("anchors"), arguments.Optional("second-anchors"), arguments.Required("head-key"));
        arguments.RefuseUnknown();
        return CityStore.Open(provider, connection, chain, TimeProvider.System);
    }
}
