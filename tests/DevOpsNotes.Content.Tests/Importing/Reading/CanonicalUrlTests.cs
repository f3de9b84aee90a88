using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("HTTPS://Example.ORG", "https://example.org/")]
    [InlineData("http://example.org:80/a", "http://example.org/a")]
    [InlineData("https://example.org:8443/a", "https://example.org:8443/a")]
    [InlineData("https://example.org/a#part", "https://example.org/a")]
    [InlineData("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a")]
    [InlineData("https://example.org/a?b=2&UTM_Source=x&a=1&fbclid=z", "https://example.org/a?b=2&a=1")]
    [InlineData("https://example.org/a?q=caf%C3%A9&x=%26", "https://example.org/a?q=caf%C3%A9&x=%26")]
    [InlineData("https://example.org/a?", "https://example.org/a")]
    [InlineData("https://example.org/CamelCase/Path", "https://example.org/CamelCase/Path")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/")]
    [InlineData("http://[::1]:8080/a", "http://[::1]:8080/a")]
    public void Addresses_of_one_document_are_one_key(string given, string key) =>
        Assert.Equal(key, CanonicalUrl.Parse(given).AbsoluteUri);

    [Theory]
    [InlineData("file:///etc/hosts", "file:///etc/hosts is not a complete URL; give one such as https://example.org/notes.")]
    [InlineData("gopher://example.org/", "gopher://example.org/ uses gopher; only http and https addresses can be imported.")]
    [InlineData("https://ann:secret@example.org/a", "https://example.org/a carries a user name or password; remove it, or save the page and import the file.")]
    public void Addresses_that_cannot_be_imported_are_refused_without_showing_a_password(string given, string message) =>
        Assert.Equal(message, Assert.Throws<SourceException>(() => CanonicalUrl.Parse(given)).Message);
}
