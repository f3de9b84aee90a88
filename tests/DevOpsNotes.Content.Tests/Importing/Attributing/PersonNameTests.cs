using DevOpsNotes.Content.Importing.Attributing;

namespace DevOpsNotes.Content.Tests.Importing.Attributing;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Jo Moss")]
    [InlineData("Ana de la Cruz")]
    [InlineData("Sam van den Berg")]
    [InlineData("Ludwig von Stein")]
    [InlineData("Thomas “Bear” Krog")]
    [InlineData("J. R. Hale")]
    [InlineData("JR Hale")]
    [InlineData("Sean O’Dell")]
    [InlineData("Sean O'Dell")]
    [InlineData("Fiona McAllister")]
    [InlineData("Jean-Luc Ferrand")]
    [InlineData("Anton Petrov-Hale")]
    [InlineData("Joaquim Sá")]
    [InlineData("Łukasz Żak")]
    [InlineData("Martin Krog Jr.")]
    [InlineData("April Moss")]
    [InlineData("Jo Long")]
    public void Names_of_people_are_known_by_their_shape(string name)
    {
        Assert.True(PersonName.IsName(name));
    }

    [Theory]
    [InlineData("Moss")]
    [InlineData("jo moss")]
    [InlineData("Continuous Delivery")]
    [InlineData("Platform Engineering")]
    [InlineData("Google Cloud")]
    [InlineData("Open Space")]
    [InlineData("HTTP API")]
    [InlineData("Audience Member")]
    [InlineData("The Phoenix")]
    [InlineData("Part Two")]
    [InlineData("Jo Moss talks about queues")]
    [InlineData("Lessons Learned")]
    [InlineData("April Release")]
    [InlineData("")]
    public void What_is_no_name_is_not_taken_for_one(string text)
    {
        Assert.False(PersonName.IsName(text));
    }

    [Theory]
    [InlineData("Jo Moss", "Jo Moss")]
    [InlineData("Jo Moss and Sam de Wit", "Jo Moss|Sam de Wit")]
    [InlineData("Jo Moss, Sam Wit & Li Ren (Harbour)", "Jo Moss|Sam Wit|Li Ren")]
    [InlineData("Jo Moss, Li Ren, and Ada Krog", "Jo Moss|Li Ren|Ada Krog")]
    [InlineData("Jo Moss / Li Ren", "Jo Moss|Li Ren")]
    [InlineData("Jo Moss + Li Ren", "Jo Moss|Li Ren")]
    public void Several_names_are_told_apart(string text, string names)
    {
        Assert.True(PersonName.TryReadAll(text, out var found));
        Assert.Equal(names.Split('|'), found);
    }
}
