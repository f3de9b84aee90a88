namespace DevOpsNotes.Bot.Operations;

/// <summary>Settings that are wrong or contradict each other. The message names them and says what to do.</summary>
#pragma warning disable RCS1194 // An exception without a message would not name the setting.
internal sealed class SettingsException(string message) : Exception(message);
