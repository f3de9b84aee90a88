namespace DevOpsNotes.Storage.Tests.Daily;

/// <summary>Several hosts on one store, of which one at a time does one operation: so a test decides how they get in each other's way.</summary>
internal static class Turns
{
    /// <summary>Runs what hosts do in every order that their operations can have.</summary>
    /// <param name="run">Runs it once, asking whose turn it is of so many.</param>
    /// <returns>How many orders there are.</returns>
    public static async Task<int> InEveryOrder(Func<Func<int, int>, Task> run)
    {
        var (path, orders) = (new List<(int Chosen, int Of)>(), 0);
        do
        {
            var depth = 0;
            await run(of =>
            {
                if (depth == path.Count)
                    path.Add((0, of));
                return path[depth++].Chosen;
            });
            orders++;
            // The next order: the last choice that has another.
            while (path is [.., var last] && last.Chosen + 1 == last.Of)
                path.RemoveAt(path.Count - 1);
            if (path is [.., var next])
                path[^1] = (next.Chosen + 1, next.Of);
        }
        while (path.Count > 0);
        return orders;
    }

    /// <summary>Runs what hosts do in one order.</summary>
    /// <param name="tables">The store.</param>
    /// <param name="choose">Whose turn it is, of so many that have something to do.</param>
    /// <param name="hosts">What each does on its own view of the store.</param>
    public static async Task Run(ITables tables, Func<int, int> choose, params Func<ITables, Task>[] hosts)
    {
        var gates = hosts.Select(_ => new Gate()).ToArray();
        var running = hosts.Select((host, i) => (Gate: gates[i], Task: host(new HookedTables(tables) { Before = gates[i].Wait }))).ToList();
        while (true)
        {
            foreach (var (gate, task) in running)
                await Task.WhenAny(task, gate.Arrival);
            running.RemoveAll(host => host.Task.IsCompletedSuccessfully);
            if (running.Find(host => host.Task.IsCompleted) is { Task: { } failed })
                await failed;
            if (running.Count == 0)
                return;
            running[choose(running.Count)].Gate.Open();
        }
    }

    private sealed class Gate
    {
        private TaskCompletionSource _arrival = New();
        private TaskCompletionSource _opening = New();

        public Task Arrival => _arrival.Task;

        public Task Wait()
        {
            var opening = _opening.Task;
            _arrival.SetResult();
            return opening;
        }

        public void Open()
        {
            var opening = _opening;
            (_arrival, _opening) = (New(), New());
            opening.SetResult();
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
