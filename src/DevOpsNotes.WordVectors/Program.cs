using DevOpsNotes.WordVectors;

// A sentence model tells well what a text means, but takes milliseconds for each. What it says of many texts of this field
// is learned as one vector a word here, so that a sum of those says nearly the same in no time.
switch (args)
{
    case ["encode", var texts, var sentences]:
        SentenceModel.Encode(File.ReadLines(texts), sentences);
        return 0;
    case ["fit", var texts, var sentences, var words]:
        var table = WordTable.Fit([.. File.ReadLines(texts)], SentenceModel.ReadVectors(sentences));
        table.Write(words);
        Console.WriteLine($"{table.Words.Count} words");
        return 0;
    case ["english", var words]:
        EnglishVocabulary.Write(words);
        return 0;
    default:
        Console.Error.WriteLine("""
            encode <texts> <sentences>          what the sentence model says of texts, one a line (some 60 a second)
            fit <texts> <sentences> <words>     the vectors of their words that come nearest to it, as word-vectors.bin
            english <words>                     the words of English that the model knows, as english-words.txt
            """);
        return 2;
}
