Console.WriteLine("DevOpsNotes");
