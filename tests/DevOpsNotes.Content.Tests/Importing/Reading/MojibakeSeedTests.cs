using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

public sealed class MojibakeSeedTests
{
    [SeedFact]
    public void The_damaged_interview_is_sound_afterwards()
    {
        var text = Mojibake.Repair(Seeds.Read("000"));

        Assert.DoesNotContain(text, c => c is 'â' or 'Ź' or 'ă' or '»' or '⊠');
        Assert.Equal(2, text.Split('€').Length - 1);
        Assert.Equal(4, text.Split('・').Length - 1);
        Assert.Equal(1, text.Split('…').Length - 1);
        Assert.All(text.Split('\n'), line => Assert.Equal(line.Count(c => c == '“'), line.Count(c => c == '”')));
        Assert.Equal((23, 112, 3), (text.Count(c => c == '“'), text.Count(c => c == '’'), text.Count(c => c == '–')));
        Assert.Same(text, Mojibake.Repair(text));
    }

    [SeedFact]
    public void The_sound_documents_are_left_alone()
    {
        foreach (var prefix in new[] { "001", "002", "003", "004" })
        {
            var text = Seeds.Read(prefix);
            Assert.Same(text, Mojibake.Repair(text));
        }
    }
}
