using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Notes;

public sealed class VoteTallyTests
{
    [Fact]
    public void Votes_weigh_between_none_and_double_and_few_weigh_little()
    {
        Assert.Equal(1, default(VoteTally).Weight);
        Assert.Equal(1, new VoteTally(5, 5).Weight);
        Assert.InRange(new VoteTally(1, 0).Weight, 1.01, 1.5);
        Assert.InRange(new VoteTally(100, 0).Weight, 1.9, 2);
        Assert.InRange(new VoteTally(0, 100).Weight, 0.001, 0.1);
    }
}
