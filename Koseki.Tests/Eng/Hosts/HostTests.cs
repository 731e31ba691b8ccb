using System.Net;
using System.Net.Sockets;
using Koseki.Domain.Linkage;
using Koseki.Eng.Demo;
using Koseki.Eng.Hosts;
using Microsoft.Extensions.Time.Testing;

namespace Koseki.Tests.Eng.Hosts;

/// <summary>What stands around the host processes.</summary>
public class HostTests
{
    /// <summary>A port in use is named before anything is started.</summary>
    [Fact]
    public void RefuseBusy_PortInUse_NamesIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var refused = Assert.Throws<PortTakenException>(() => (HostPorts.Free() with { Kiosk = port }).RefuseBusy());
        Assert.Contains($"{port}(キオスク端末)", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Fault T: free ports are five different ones, none of those that outgoing connections are given.</summary>
    [Fact]
    public void Free_Always_GivesDifferentPortsThatNoConnectionTakes()
    {
        var ports = HostPorts.Free();
        Assert.Equal(5, ports.All.Select(p => p.Port).Distinct().Count());
        Assert.All(ports.All, p => Assert.InRange(p.Port, 12_000, 32_767));
    }

    /// <summary>A program that was not built is named with the command that builds it.</summary>
    [Fact]
    public void ProgramOf_NotBuilt_SaysHowToBuild()
    {
        var settings = new HostSettings(Path.GetTempPath(), Path.GetTempPath(), HostPorts.Default);
        Assert.Contains("dotnet build Koseki.Web", Assert.Throws<HostFailedException>(() => settings.ProgramOf(HostKind.Web)).Message, StringComparison.Ordinal);
    }

    /// <summary>A heartbeat is an empty batch behind the last one of each feed.</summary>
    [Fact]
    public void Beat_AfterABatch_WritesTheNextNumber()
    {
        var inbox = Directory.CreateTempSubdirectory("koseki-inbox-").FullName;
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
        var first = new FeedBatch("resident", 7, clock.GetUtcNow(), [["1234567890", "ACTIVE", "1990-01-01"]]);
        File.WriteAllBytes(Path.Combine(inbox, first.FileName), first.Write());
        FeedHeartbeat.Beat(inbox, clock);
        var resident = FeedBatch.Read(File.ReadAllBytes(Path.Combine(inbox, "resident-0000000008.tsv")));
        var jpki = FeedBatch.Read(File.ReadAllBytes(Path.Combine(inbox, "jpki-0000000001.tsv")));
        Assert.Empty(resident.Rows.Concat(jpki.Rows));
        Assert.Equal(clock.GetUtcNow(), resident.AsOf);
        Assert.Equal(6, Directory.GetFiles(inbox).Length);
        Directory.Delete(inbox, recursive: true);
    }

    /// <summary>What is to be compared of 印鑑登録 is said anew when it is six hours old, with its rows, and not before.</summary>
    [Fact]
    public void Beat_ComparisonOld_IsSaidAnew()
    {
        var inbox = Directory.CreateTempSubdirectory("koseki-inbox-").FullName;
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
        var first = new FeedBatch("seal", 1, clock.GetUtcNow(), [["R", "100001"], ["B", "001", "1", "x"]]);
        var compared = first with { Source = "sealrows", Rows = [["100001", "0001", "1", "ACTIVE", "y"]] };
        File.WriteAllBytes(Path.Combine(inbox, first.FileName), first.Write());
        File.WriteAllBytes(Path.Combine(inbox, compared.FileName), compared.Write());
        FeedHeartbeat.Beat(inbox, clock);
        clock.Advance(TimeSpan.FromHours(7));
        FeedHeartbeat.Beat(inbox, clock);

        Assert.Equal(compared.Rows, FeedBatch.Read(File.ReadAllBytes(Path.Combine(inbox, "sealrows-0000000003.tsv"))).Rows);
        Assert.False(File.Exists(Path.Combine(inbox, "sealrows-0000000002.tsv")));

        Assert.Empty(FeedBatch.Read(File.ReadAllBytes(Path.Combine(inbox, "seal-0000000002.tsv"))).Rows);
        Assert.Equal([["B", "001", "1", "x"]], FeedBatch.Read(File.ReadAllBytes(Path.Combine(inbox, "seal-0000000003.tsv"))).Rows);
        Directory.Delete(inbox, recursive: true);
    }

    /// <summary>Japanese characters take two cells, variation selectors none.</summary>
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("越谷", 4)]
    [InlineData("葛\U000E0102西", 4)]
    [InlineData("𠮷田", 4)]
    public void Width_JapaneseText_CountsCells(string text, int cells) => Assert.Equal(cells, TextTable.Width(text));
}
