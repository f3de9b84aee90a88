using System.Buffers.Binary;
using System.IO.Compression;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>A picture in the one form that icons have here: PNG, 8 bits a channel, RGB or RGBA, not interlaced (https://www.w3.org/TR/png-3).</summary>
internal sealed class PngImage
{
    private readonly byte[] _pixels;

    private PngImage(int width, int height, int channels, byte[] pixels) => (Width, Height, Channels, _pixels) = (width, height, channels, pixels);

    /// <summary>A colour, and how much of it: 0 for nothing, 255 for all.</summary>
    internal sealed record Pixel(byte Red, byte Green, byte Blue, byte Alpha);

    public int Width { get; }

    public int Height { get; }

    /// <summary>3 without transparency, 4 with it.</summary>
    public int Channels { get; }

    /// <summary>The kinds of its chunks, in order: a picture that tells nothing else has IHDR, IDAT and IEND.</summary>
    public IReadOnlyList<string> Chunks { get; private init; } = [];

    public IEnumerable<(int X, int Y, Pixel Pixel)> Pixels =>
        from y in Enumerable.Range(0, Height) from x in Enumerable.Range(0, Width) select (x, y, this[x, y]);

    public Pixel this[int x, int y]
    {
        get
        {
            var pixel = _pixels.AsSpan(((y * Width) + x) * Channels, Channels);
            return new Pixel(pixel[0], pixel[1], pixel[2], Channels == 4 ? pixel[3] : byte.MaxValue);
        }
    }

    public static PngImage Read(byte[] file)
    {
        Assert.Equal([0x89, .. "PNG\r\n\u001a\n"u8], file[..8]);
        var (kinds, header, data) = (new List<string>(), Array.Empty<byte>(), new MemoryStream());
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var content = file.AsSpan(at + 8, length);
            kinds.Add(System.Text.Encoding.ASCII.GetString(file, at + 4, 4));
            if (kinds[^1] == "IHDR")
                header = content.ToArray();
            else if (kinds[^1] == "IDAT")
                data.Write(content);
            at += length + 12;
        }

        // Depth, then compression, filter and interlacing; the kind of colour stands between them.
        Assert.Equal((8, 0, 0, 0), (header[8], header[10], header[11], header[12]));
        var channels = header[9] switch { 2 => 3, 6 => 4, _ => throw new InvalidDataException($"Colour type {header[9]}.") };
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        data.Position = 0;
        using var filtered = new ZLibStream(data, CompressionMode.Decompress);
        return new PngImage(width, height, channels, Unfilter(filtered, width * channels, height, channels)) { Chunks = kinds };
    }

    /// <summary>Each line begins with how it was written: as differences from the left, from above, from both.</summary>
    private static byte[] Unfilter(Stream filtered, int lineLength, int height, int channels)
    {
        var pixels = new byte[lineLength * height];
        for (var y = 0; y < height; y++)
        {
            var filter = filtered.ReadByte();
            var line = pixels.AsSpan(y * lineLength, lineLength);
            filtered.ReadExactly(line);
            for (var x = 0; x < lineLength; x++)
            {
                var left = x < channels ? 0 : line[x - channels];
                var above = y == 0 ? 0 : pixels[((y - 1) * lineLength) + x];
                var corner = y == 0 || x < channels ? 0 : pixels[((y - 1) * lineLength) + x - channels];
                line[x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, 4 => Paeth(left, above, corner), _ => throw new InvalidDataException($"Filter {filter}.") });
            }
        }

        return pixels;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
