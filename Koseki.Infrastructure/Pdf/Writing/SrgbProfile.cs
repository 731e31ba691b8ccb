using System.Buffers.Binary;
using System.Text;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>A small ICC 2.1 display profile with the sRGB primaries, adapted to D50, and a gamma of 2.2.</summary>
internal static class SrgbProfile
{
    internal static byte[] Bytes { get; } = Build();

    private static byte[] Build()
    {
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB")), ("cprt", Text("Public domain")), ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            ("rXYZ", Xyz(0.4361, 0.2225, 0.0139)), ("gXYZ", Xyz(0.3851, 0.7169, 0.0971)), ("bXYZ", Xyz(0.1431, 0.0606, 0.7141)),
            ("rTRC", Gamma()), ("gTRC", Gamma()), ("bTRC", Gamma()),
        ];
        var size = 128 + 4 + 12 * tags.Length + tags.Sum(t => t.Data.Length);
        var profile = new byte[size];
        U32(profile, 0, (uint)size);
        U32(profile, 8, 0x02100000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", profile.AsSpan(12));
        Encoding.ASCII.GetBytes("acsp", profile.AsSpan(36));
        Xyz(0.9642, 1.0, 0.8249).AsSpan(8).CopyTo(profile.AsSpan(68));
        U32(profile, 128, (uint)tags.Length);
        var at = 132 + 12 * tags.Length;
        for (var i = 0; i < tags.Length; i++)
        {
            Encoding.ASCII.GetBytes(tags[i].Tag, profile.AsSpan(132 + 12 * i));
            U32(profile, 136 + 12 * i, (uint)at);
            U32(profile, 140 + 12 * i, (uint)tags[i].Data.Length);
            tags[i].Data.CopyTo(profile, at);
            at += tags[i].Data.Length;
        }

        return profile;
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var data = new byte[20];
        Encoding.ASCII.GetBytes("XYZ ", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), (int)Math.Round(x * 65536));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(12), (int)Math.Round(y * 65536));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(16), (int)Math.Round(z * 65536));
        return data;
    }

    private static byte[] Gamma()
    {
        var data = new byte[16];
        Encoding.ASCII.GetBytes("curv", data);
        U32(data, 8, 1);
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12), 0x0233);
        return data;
    }

    private static byte[] Text(string text)
    {
        var data = new byte[(8 + text.Length + 1 + 3) & ~3];
        Encoding.ASCII.GetBytes("text", data);
        Encoding.ASCII.GetBytes(text, data.AsSpan(8));
        return data;
    }

    private static byte[] Description(string text)
    {
        var data = new byte[(12 + text.Length + 1 + 78 + 3) & ~3];
        Encoding.ASCII.GetBytes("desc", data);
        U32(data, 8, (uint)(text.Length + 1));
        Encoding.ASCII.GetBytes(text, data.AsSpan(12));
        return data;
    }

    private static void U32(byte[] data, int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(at), value);
}
