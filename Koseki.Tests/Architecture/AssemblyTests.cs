using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Koseki.Tests.Architecture;

/// <summary>Dependencies point one way, read from the built assemblies.</summary>
public sealed class AssemblyTests
{
    private static readonly Assembly Domain = typeof(Koseki.Domain.Registers.FamilyRegister).Assembly;
    private static readonly Assembly Infrastructure = typeof(Koseki.Infrastructure.Persistence.KosekiDbContext).Assembly;
    private static readonly Assembly Gateway = typeof(Koseki.Konbini.Gateway.GatewayApp).Assembly;
    private static readonly Assembly Web = typeof(Koseki.Web.WebApp).Assembly;

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static string[] Ours(Assembly assembly) =>
        [.. References(assembly).Where(n => n.StartsWith("Koseki", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Fact]
    public void References_OfEveryAssembly_PointInwards()
    {
        Assert.Equal([], Ours(Domain));
        Assert.Equal(["Koseki.Domain"], Ours(Infrastructure));
        Assert.Equal(["Koseki.Domain", "Koseki.Infrastructure"], Ours(Gateway));
        Assert.Equal(["Koseki.Domain", "Koseki.Infrastructure"], Ours(Web));
    }

    [Fact]
    public void References_OfTheDomain_AreTheBaseLibraryOnly() =>
        Assert.DoesNotContain(References(Domain), n => !n.StartsWith("System.", StringComparison.Ordinal) && n is not ("System" or "netstandard" or "mscorlib"));

    /// <summary>The domain has no clock, no files, no network, no processes.</summary>
    [Fact]
    public void Types_UsedByTheDomain_DoNoInputOrOutput()
    {
        string[] forbidden = ["System.Net", "System.Net.Http", "System.Net.Sockets", "System.Diagnostics"];
        string[] forbiddenTypes = ["System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.TimeProvider", "System.Threading.Thread", "System.Diagnostics.Process"];

        var used = TypesUsed(Domain).ToList();

        Assert.DoesNotContain(used, t => forbidden.Contains(t.Namespace) && !t.Name.EndsWith("Attribute", StringComparison.Ordinal) && t.Name is not ("DebuggingModes" or "UnreachableException" or "DebuggerBrowsableState"));
        Assert.DoesNotContain(used, t => forbiddenTypes.Contains($"{t.Namespace}.{t.Name}"));
    }

    /// <summary>The gateway never opens the register database: of Infrastructure it takes paper, pictures, characters and security.</summary>
    [Fact]
    public void Types_UsedByTheGateway_AreNoneOfStorageOrAddresses()
    {
        var used = TypesUsed(Gateway).Where(t => t.Namespace.StartsWith("Koseki.Infrastructure", StringComparison.Ordinal)).Select(t => t.Namespace.Split('.')[2]).Distinct();

        Assert.Subset(new HashSet<string>(["Pdf", "Scans", "CharacterData", "Security", "Databases", "StartUp", "Hosting", "Chains"]), used.ToHashSet());
    }

    [Theory]
    [InlineData("Koseki.Kiosk", "")]
    [InlineData("Koseki.Eng", "Koseki.Infrastructure Koseki.Konbini.Gateway Koseki.Kiosk")]
    public void ProjectReferences_OfTools_AreFew(string project, string allowed)
    {
        var file = XDocument.Load(Path.Combine(RepositoryFolder.Root, "eng", project, project + ".csproj"));

        var references = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Subset(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), references.ToHashSet());
    }

    [Fact]
    public void Types_ReadFromMetadata_IncludeWhatIsKnownToBeUsed() =>
        Assert.Contains(("Koseki.Infrastructure.Security", "MutualTls"), TypesUsed(Gateway));

    private static IEnumerable<(string Namespace, string Name)> TypesUsed(Assembly assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly.Location));
        var metadata = reader.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference).Select(t => (metadata.GetString(t.Namespace), metadata.GetString(t.Name)))];
    }
}
