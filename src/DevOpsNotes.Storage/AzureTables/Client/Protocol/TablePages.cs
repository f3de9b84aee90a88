using Azure;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>The pages of a query, each asked for when it is wanted. An empty one is not the end; one without continuation is.</summary>
/// <param name="ask">Asks for the page at a continuation, of so many rows at most.</param>
/// <param name="maxPerPage">Rows of a page, unless the reader says otherwise.</param>
internal sealed class TablePages<T>(Func<Continuation?, int?, Task<Page<T>>> ask, int? maxPerPage) : AsyncPageable<T>
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await ask(Continuation.Parse(continuationToken), pageSizeHint ?? maxPerPage);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}
