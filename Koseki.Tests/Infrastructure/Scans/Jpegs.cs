using BitMiracle.LibJpeg.Classic;

namespace Koseki.Tests.Infrastructure.Scans;

/// <summary>Writes JPEG files of one grey component.</summary>
internal static class Jpegs
{
    /// <summary>Dark marks on a light page with a little noise, as scanners see paper.</summary>
    internal static byte[] Noise(int width, int height, int seed)
    {
        var (random, target) = (new Random(seed), new MemoryStream());
        var picture = new jpeg_compress_struct(new jpeg_error_mgr());
        picture.jpeg_stdio_dest(target);
        (picture.Image_width, picture.Image_height, picture.Input_components, picture.In_color_space) = (width, height, 1, J_COLOR_SPACE.JCS_GRAYSCALE);
        picture.jpeg_set_defaults();
        picture.jpeg_set_quality(85, true);
        picture.jpeg_start_compress(true);
        for (var y = 0; y < height; y++)
        {
            byte[][] row = [[.. Enumerable.Range(0, width).Select(x => (byte)((x / 7 + y / 11) % 5 == 0 ? 20 : 235 + random.Next(10)))]];
            picture.jpeg_write_scanlines(row, 1);
        }

        picture.jpeg_finish_compress();
        return target.ToArray();
    }
}
