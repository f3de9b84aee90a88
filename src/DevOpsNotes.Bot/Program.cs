using DevOpsNotes.Bot.CommandLine;

// Foreign text meets patterns here: none of them may take longer than this on one text.
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(5));

return await CommandTree.Run(args);
