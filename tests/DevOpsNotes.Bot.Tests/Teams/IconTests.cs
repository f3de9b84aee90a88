using System.Globalization;
using System.Text.Json.Nodes;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>The icons are what Teams asks for (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package).</summary>
public sealed class IconTests
{
    private static readonly PngImage Color = Read("color.png");
    private static readonly PngImage Outline = Read("outline.png");

    [Fact]
    public void They_have_the_sizes_that_Teams_asks_for()
    {
        Assert.Equal((192, 192), (Color.Width, Color.Height));
        Assert.Equal((32, 32), (Outline.Width, Outline.Height));
    }

    [Fact]
    public void They_tell_nothing_but_their_pixels()
    {
        Assert.All([Color, Outline], icon => Assert.Equal(["IHDR", "IDAT", "IEND"], icon.Chunks));
    }

    /// <summary>Teams rounds the corners itself.</summary>
    [Fact]
    public void The_colour_icon_is_a_full_square()
    {
        Assert.All(Color.Pixels, at => Assert.Equal(255, at.Pixel.Alpha));
    }

    [Fact]
    public void The_logo_lies_in_the_central_120_pixels_on_the_accent_colour()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Repository.PathOf("manifests/teams/manifest.json")))!;
        var accent = int.Parse(((string)manifest["accentColor"]!)[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var background = new PngImage.Pixel((byte)(accent >> 16), (byte)(accent >> 8), (byte)accent, 255);

        var logo = Color.Pixels.Where(at => at.Pixel != background).ToList();

        Assert.NotEmpty(logo);
        Assert.All(logo, at => Assert.True(at is { X: >= 36 and < 156, Y: >= 36 and < 156 }, $"The pixel {at.X}, {at.Y} lies outside."));
    }

    [Fact]
    public void The_outline_is_white_on_nothing()
    {
        Assert.Equal(4, Outline.Channels);
        Assert.All(Outline.Pixels, at => Assert.True(at.Pixel is { Alpha: 0 } or { Red: 255, Green: 255, Blue: 255 }, $"The pixel {at.X}, {at.Y} has a colour."));
        Assert.Contains(Outline.Pixels, at => at.Pixel.Alpha == 0);
        Assert.Contains(Outline.Pixels, at => at.Pixel.Alpha == 255);
    }

    private static PngImage Read(string name) => PngImage.Read(File.ReadAllBytes(Repository.PathOf($"manifests/teams/{name}")));
}
