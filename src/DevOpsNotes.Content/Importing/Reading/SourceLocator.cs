namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Turns what a person typed (files, folders, URLs) into the single sources that it means.</summary>
public static class SourceLocator
{
    /// <summary>
    /// The sources in the order given; those of a folder in ordinal order of their path in it. What cannot be found is
    /// one <see cref="SourceLocation.Unreachable"/> and does not stop the others; the same source given twice is one.
    /// </summary>
    public static IReadOnlyList<SourceLocation> Locate(IEnumerable<string> arguments)
    {
        var pathByKey = new Dictionary<string, string>();
        var locations = new List<SourceLocation>();

        foreach (var location in arguments.SelectMany(Expand))
        {
            var (key, place) = location switch
            {
                SourceLocation.LocalFile file => (file.Key, Path.GetFullPath(file.Path)),
                SourceLocation.WebPage page => (page.Key, page.Key),
                _ => (null, null),
            };

            if (key is null || place is null || pathByKey.TryAdd(key, place))
                locations.Add(location);
            else if (pathByKey[key] != place)
                locations.Add(Unreachable(location.Name, "has the same name as another file given; rename one, or import the folder that holds both"));
        }

        return locations;
    }

    private static IEnumerable<SourceLocation> Expand(string argument)
    {
        if (argument.Contains("://", StringComparison.Ordinal))
            return [FromUrl(argument)];
        if (Directory.Exists(argument))
            return FromFolder(argument);
        if (File.Exists(argument))
            return [new SourceLocation.LocalFile(Path.GetFileName(argument), argument)];

        return [Unreachable(argument, "does not exist; check the path")];
    }

    private static SourceLocation FromUrl(string argument)
    {
        try
        {
            return new SourceLocation.WebPage(CanonicalUrl.Parse(argument));
        }
        catch (SourceException e)
        {
            return new SourceLocation.Unreachable(e);
        }
    }

    private static IEnumerable<SourceLocation> FromFolder(string folder)
    {
        var unreadable = new List<SourceLocation>();
        var files = FilesIn(new DirectoryInfo(folder), unreadable)
            .Select(file => (file.Name, Path: file.FullName, Relative: RelativePath(folder, file.FullName)))
            .OrderBy(file => file.Relative, StringComparer.Ordinal)
            .ToList();

        if (files.Count == 0 && unreadable.Count == 0)
            return [Unreachable(folder, "is a folder without files; hidden files are not read")];

        var namesakes = files.CountBy(file => file.Name).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet();
        return files
            .Select(file => (file.Path, Key: namesakes.Contains(file.Name) ? file.Relative : file.Name))
            .Select(file => IsAboutFolder(file.Path) ? (SourceLocation)new SourceLocation.PassedOver(file.Key) : new SourceLocation.LocalFile(file.Key, file.Path))
            .Concat(unreadable);
    }

    private static bool IsAboutFolder(string path) =>
        Path.GetFileNameWithoutExtension(path).ToUpperInvariant() is "README" or "LICENSE" or "LICENCE" or "COPYING" or "CHANGELOG" or "CONTRIBUTING" or "CODE_OF_CONDUCT";

    // Linked folders are not entered: a link to a parent would never end.
    private static IEnumerable<FileInfo> FilesIn(DirectoryInfo folder, List<SourceLocation> unreadable)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            unreadable.Add(Unreachable(folder.Name, "is a folder that may not be read; check its permissions", e));
            return [];
        }

        var visible = entries.Where(entry => !entry.Name.StartsWith('.') && !entry.Attributes.HasFlag(FileAttributes.Hidden)).ToList();
        return visible.OfType<FileInfo>()
            .Concat(visible.OfType<DirectoryInfo>().Where(child => child.LinkTarget is null).SelectMany(child => FilesIn(child, unreadable)));
    }

    private static string RelativePath(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    private static SourceLocation.Unreachable Unreachable(string name, string problem, Exception? cause = null) =>
        new(new SourceException(name, problem, cause));
}
