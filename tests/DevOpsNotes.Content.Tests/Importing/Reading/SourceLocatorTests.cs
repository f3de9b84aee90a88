using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

public sealed class SourceLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_gives_its_visible_files_in_ordinal_order_by_name()
    {
        _folder.Write("b.txt", "b");
        _folder.Write("B.txt", "B");
        _folder.Write("deep/er/a.md", "a");
        _folder.Write(".hidden", "no");
        _folder.Write(".git/config", "no");

        Assert.Equal(["B.txt", "b.txt", "a.md"], KeysOf(_folder.Path));
    }

    [Fact]
    public void Files_of_one_name_in_a_folder_tree_are_told_apart_by_their_path_in_it()
    {
        _folder.Write("2019/notes.md", "a");
        _folder.Write("2020/notes.md", "b");
        _folder.Write("2020/talk.md", "c");

        Assert.Equal(["2019/notes.md", "2020/notes.md", "talk.md"], KeysOf(_folder.Path));
    }

    [Fact]
    public void A_missing_path_is_reported_and_the_others_are_still_found()
    {
        var file = _folder.Write("notes.txt", "a");

        var locations = SourceLocator.Locate(["no-such-file.txt", file, "ftp://example.org/notes"]);

        Assert.Equal(
            ["no-such-file.txt does not exist; check the path.", "found notes.txt", "ftp://example.org/notes uses ftp; only http and https addresses can be imported."],
            locations.Select(location => location is SourceLocation.Unreachable lost ? lost.Reason.Message : $"found {location.Name}"));
    }

    [Fact]
    public void A_source_given_twice_is_one_source()
    {
        var file = _folder.Write("notes.txt", "a");

        Assert.Equal(
            ["notes.txt", "https://example.org/a?id=7"],
            SourceLocator.Locate([file, _folder.Path, "https://example.org/a?id=7&utm_source=mail#part", "https://EXAMPLE.org:443/a?id=7"]).Select(location => location.Name));
    }

    [Fact]
    public void Another_file_of_the_same_name_does_not_silently_replace_the_first()
    {
        var (one, two) = (_folder.Write("one/notes.txt", "a"), _folder.Write("two/notes.txt", "b"));

        var locations = SourceLocator.Locate([one, two]);

        Assert.Equal(one, Assert.IsType<SourceLocation.LocalFile>(locations[0]).Path);
        Assert.Contains("same name", Assert.IsType<SourceLocation.Unreachable>(locations[1]).Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_files_says_so() =>
        Assert.Contains("without files", Assert.IsType<SourceLocation.Unreachable>(SourceLocator.Locate([_folder.Path]).Single()).Reason.Message, StringComparison.Ordinal);

    [Fact]
    public void A_link_to_a_parent_folder_is_not_followed_for_ever()
    {
        _folder.Write("deep/notes.txt", "a");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "deep", "loop"), _folder.Path);

        Assert.Equal(["notes.txt"], KeysOf(_folder.Path));
    }

    private static IEnumerable<string> KeysOf(string argument) =>
        SourceLocator.Locate([argument]).Select(location => Assert.IsType<SourceLocation.LocalFile>(location).Key);
}
