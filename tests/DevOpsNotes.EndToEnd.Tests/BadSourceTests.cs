using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>A source that cannot be imported costs one clear message, and the other sources nothing.</summary>
public sealed class BadSourceTests : IDisposable
{
    private const long LargeFile = 300L * 1024 * 1024;

    private const string CutOffFeed = """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:example:feed</id><title>Deployment notes</title>
        <entry><id>urn:example:1</id><title>Small deployments</title><content type="html">&lt;p&gt;Deploy small changes often, and the incident
        """;

    private const string EntityBomb = """
        <?xml version="1.0"?>
        <!DOCTYPE feed [<!ENTITY a "deployment deployment"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
        <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;">]>
        <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:example:bomb</id><title>&g;</title>
        <entry><id>urn:example:1</id><title>Bomb</title><content>&g;&g;&g;</content></entry></feed>
        """;

    // Longer than any note can be, and without a place to break it at.
    private static readonly string EndlessParagraph =
        "# Deployment\n\n## Pipelines\n\nThe team learned that **deployment** pipelines " + string.Concat(Enumerable.Repeat("fail and recover and ", 4000)) + "monitoring tells.\n";

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("missing.md", "does not exist")]
    [InlineData("empty.md", "is empty")]
    [InlineData("blank.txt", "no text")]
    [InlineData("picture.md", "PNG image")]
    [InlineData("archive.txt", "compressed")]
    [InlineData("large.txt", "larger than 32 MiB")]
    [InlineData("cut-off.xml", "not well-formed XML")]
    [InlineData("bomb.xml", "document type definition")]
    [InlineData("folder", "folder without files")]
    [InlineData("ftp://example.org/notes.txt", "http")]
    public async Task A_bad_source_alone_is_one_message_and_exit_code_1(string name, string reason)
    {
        var source = Make(name);

        var import = await _desk.Run("import", source);

        AssertRefused(import, name.Split('/')[^1], reason);
        Assert.Empty(await _desk.Export());
    }

    [Fact]
    public async Task Bad_sources_among_good_ones_do_not_keep_the_good_ones_out()
    {
        string[] bad = ["missing.md", "empty.md", "picture.md", "large.txt", "cut-off.xml", "bomb.xml", "folder"];

        var import = await _desk.Run(["import", _desk.Write("operations.md", Documents.Operations), .. bad.Select(Make), _desk.Write("incidents.md", Documents.Incidents)]);

        Assert.Equal(1, import.ExitCode);
        Assert.Equal(bad.Length, import.ErrorLines.Count);
        Assert.Equal("2 sources: 3 lessons, 1 quote; 7 sources not imported", import.Lines[^1]);
        Assert.Equal(["incidents.md", "operations.md"], (await _desk.Texts()).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_passage_that_no_note_can_hold_is_left_out_and_named()
    {
        var import = (await _desk.Run("import", _desk.Write("endless.md", EndlessParagraph + Documents.Incidents[1..]), _desk.Write("operations.md", Documents.Operations))).Succeeded();

        Assert.Contains("  left out, too long for a note: Deployment: Pipelines", import.Lines);
        Assert.Single((await _desk.Texts())["endless.md"]);
        Assert.Equal(3, (await _desk.Texts())["operations.md"].Count);
    }

    [Fact]
    public async Task A_source_with_an_absurd_name_keeps_nothing_else_out()
    {
        var feed = CutOffFeed.Replace("Deployment notes", new string('N', 40_000), StringComparison.Ordinal) + "ends.&lt;/p&gt;</content></entry></feed>";

        (await _desk.Run("import", _desk.Write("absurd.xml", feed), _desk.Write("incidents.md", Documents.Incidents))).Succeeded();

        Assert.All(await _desk.Export(), note => Assert.True(note.GetProperty("source").GetString()!.Length <= 300));
        Assert.Contains("incidents.md", (await _desk.Texts()).Keys);
    }

    [Fact]
    public async Task A_source_that_became_bad_leaves_the_notes_of_its_last_import()
    {
        var path = _desk.Write("operations.md", Documents.Operations);
        await _desk.Run("import", path);
        var before = await _desk.Texts();

        foreach (var content in (string[])["", "\0\u0001\u0002\0", CutOffFeed])
        {
            _desk.Write("operations.md", content);
            Assert.Equal(1, (await _desk.Run("import", path)).ExitCode);
            Assert.Equal(before["operations.md"], (await _desk.Texts())["operations.md"]);
        }
    }

    [Fact]
    public async Task A_wrongly_declared_encoding_does_not_damage_the_text()
    {
        var text = "Crème brûlée – that is what the team calls its “deployment” ritual: monitoring first, then the release.";
        var path = _desk.Write("declared.html", Encoding.UTF8.GetBytes($"""
            <html><head><meta charset="iso-8859-1"><title>Deployment rituals</title></head><body><h1>Deployment rituals</h1><p>{text}</p></body></html>
            """));

        (await _desk.Run("import", path)).Succeeded();

        Assert.Equal(text, Assert.Single(await _desk.Export()).GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("/broken", "answered 500 Internal Server Error")]
    [InlineData("/elsewhere", "redirects to ftp")]
    [InlineData("/circle", "redirects more than")]
    [InlineData("/nothing", "empty document")]
    [InlineData("/endless", "larger than 32 MiB")]
    [InlineData("/cut", "broke off")]
    public async Task A_bad_address_beside_a_good_one_is_one_message(string path, string reason)
    {
        await using var site = await TestSite.Start(Answer);

        var import = await _desk.RunAllowingPrivateAddresses("import", site.Address + path, site.Address + "/moved");

        AssertRefused(import, site.Address + path, reason);
        Assert.Equal([site.Address + "/moved"], (await _desk.Texts()).Keys);
    }

    [Fact]
    public async Task A_private_address_is_read_only_where_that_is_allowed()
    {
        await using var site = await TestSite.Start(Answer);

        AssertRefused(await _desk.Run("import", site.Address + "/incidents.md"), site.Address, "is at a private address");
        (await _desk.RunAllowingPrivateAddresses("import", site.Address + "/incidents.md")).Succeeded();
    }

    private static void AssertRefused(Finished import, string name, string reason)
    {
        Assert.Equal(1, import.ExitCode);
        var message = Assert.Single(import.ErrorLines);
        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    private static async Task Answer(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/broken":
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case "/elsewhere":
                context.Response.Redirect("ftp://example.org/");
                break;
            case "/circle":
                context.Response.Redirect("/circle");
                break;
            case "/moved":
                context.Response.Redirect("/incidents.md");
                break;
            case "/incidents.md":
                await context.Response.WriteAsync(Documents.Incidents);
                break;
            case "/endless":
                await Compressed(context.Response);
                break;
            case "/cut":
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("cut");
                context.Abort();
                break;
        }
    }

    /// <summary>40 MiB of spaces that travel as 40 KB.</summary>
    private static async Task Compressed(HttpResponse response)
    {
        response.Headers.ContentEncoding = "gzip";
        await using var zip = new GZipStream(response.Body, CompressionLevel.Fastest);
        var spaces = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
        for (var megabyte = 0; megabyte < 40; megabyte++)
            await zip.WriteAsync(spaces);
    }

    private string Make(string name)
    {
        switch (name)
        {
            case "empty.md":
                return _desk.Write(name, "");
            case "blank.txt":
                return _desk.Write(name, " \n\t\n");
            case "picture.md":
                return _desk.Write(name, [0x89, .. "PNG\r\n\u001A\n"u8, .. Enumerable.Range(0, 4000).Select(number => (byte)(number * 37))]);
            case "archive.txt":
                return _desk.Write(name, [0x1F, 0x8B, 8, 0, .. Enumerable.Range(0, 100).Select(number => (byte)(number * 37))]);
            case "large.txt":
                return Sparse(_desk.Write(name, "Deployment"));
            case "cut-off.xml":
                return _desk.Write(name, CutOffFeed);
            case "bomb.xml":
                return _desk.Write(name, EntityBomb);
            case "folder":
                return Directory.CreateDirectory(_desk.PathOf(name)).FullName;
            default:
                return name.Contains(':', StringComparison.Ordinal) ? name : _desk.PathOf(name);
        }
    }

    /// <summary>Makes a file large without writing so much.</summary>
    private static string Sparse(string path)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(LargeFile);
        return path;
    }
}
