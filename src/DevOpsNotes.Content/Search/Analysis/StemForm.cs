namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>A word on its way to its stem: its letters, how many are left, and where its regions begin.</summary>
internal ref struct StemForm
{
    private readonly Span<char> _letters;
    private readonly int _r1;
    private readonly int _r2;
    private int _length;

    public StemForm(Span<char> letters)
    {
        _letters = letters;
        _length = letters.Length;
        MarkConsonantY(letters);
        _r1 = FirstRegion(letters);
        _r2 = RegionAfter(letters, _r1);
    }

    private readonly ReadOnlySpan<char> Word => _letters[.._length];

    private readonly char LastLetter => _length == 0 ? default : _letters[_length - 1];

    /// <summary>Step 0.</summary>
    public void RemoveApostrophe()
    {
        if (Ends("'s'")) _length -= 3;
        else if (Ends("'s")) _length -= 2;
        else if (Ends("'")) _length -= 1;
    }

    /// <summary>Step 1a.</summary>
    public void RemovePlural()
    {
        if (LastLetter is not ('s' or 'd')) return;
        if (Ends("sses")) _length -= 2;
        else if (Ends("ied") || Ends("ies")) _length -= _length > 4 ? 2 : 1;
        else if (Ends("us") || Ends("ss")) return;
        else if (Ends("s") && _length > 2 && HasVowel(Word[..^2])) _length -= 1;
    }

    /// <summary>Step 1b.</summary>
    public void RemovePastAndGerund()
    {
        switch (LastLetter)
        {
            case 'y' when Ends("eedly"): ShortenEed(5); break;
            case 'y' when Ends("ingly"): RemoveVerbEnding(5); break;
            case 'y' when Ends("edly"): RemoveVerbEnding(4); break;
            case 'd' when Ends("eed"): ShortenEed(3); break;
            case 'd' when Ends("ed"): RemoveVerbEnding(2); break;
            case 'g' when Ends("ing"): RemoveIng(); break;
        }
    }

    /// <summary>Step 1c.</summary>
    public readonly void ReplaceFinalY()
    {
        if (_length > 2 && LastLetter is 'y' or 'Y' && !IsVowel(_letters[_length - 2])) _letters[_length - 1] = 'i';
    }

    /// <summary>Step 2.</summary>
    public void ReduceDoubleSuffix()
    {
        _ = LastLetter switch
        {
            'n' => TryInR1("ization", "ize") || TryInR1("ation", "ate"),
            'l' => TryInR1("ational", "ate") || TryInR1("tional", "tion"),
            's' => TryInR1("fulness", "ful") || TryInR1("ousness", "ous") || TryInR1("iveness", "ive"),
            'm' => TryInR1("alism", "al"),
            't' => TryInR1("ogist", "og"),
            'r' => TryInR1("izer", "ize") || TryInR1("ator", "ate"),
            'i' => TryInR1("biliti", "ble") || TryInR1("lessli", "less") || TryInR1("entli", "ent") || TryInR1("aliti", "al")
                || TryInR1("ousli", "ous") || TryInR1("iviti", "ive") || TryInR1("fulli", "ful") || TryInR1("enci", "ence")
                || TryInR1("anci", "ance") || TryInR1("abli", "able") || TryInR1("alli", "al") || TryInR1("bli", "ble")
                || TryOgi() || TryLi(),
            _ => false,
        };
    }

    /// <summary>Step 3.</summary>
    public void ReduceAdjectiveSuffix()
    {
        _ = LastLetter switch
        {
            'l' => TryInR1("ational", "ate") || TryInR1("tional", "tion") || TryInR1("ical", "ic") || TryInR1("ful", ""),
            'e' => TryInR1("alize", "al") || TryInR1("icate", "ic") || TryInR2("ative"),
            'i' => TryInR1("iciti", "ic"),
            's' => TryInR1("ness", ""),
            _ => false,
        };
    }

    /// <summary>Step 4.</summary>
    public void RemoveSuffix()
    {
        _ = LastLetter switch
        {
            't' => TryInR2("ement") || TryInR2("ment") || TryInR2("ant") || TryInR2("ent"),
            'e' => TryInR2("ance") || TryInR2("ence") || TryInR2("able") || TryInR2("ible") || TryInR2("ate") || TryInR2("ive") || TryInR2("ize"),
            'm' => TryInR2("ism"),
            'i' => TryInR2("iti"),
            's' => TryInR2("ous"),
            'n' => TryIon(),
            'l' => TryInR2("al"),
            'r' => TryInR2("er"),
            'c' => TryInR2("ic"),
            _ => false,
        };
    }

    /// <summary>Step 5.</summary>
    public void RemoveFinalLetter()
    {
        if (Ends("e"))
        {
            if (InR2(1) || (InR1(1) && !EndsInShortSyllable(Word[..^1]))) _length -= 1;
        }
        else if (Ends("ll") && InR2(1))
        {
            _length -= 1;
        }
    }

    public readonly ReadOnlySpan<char> Finish()
    {
        foreach (ref var letter in _letters[.._length])
        {
            if (letter == 'Y') letter = 'y';
        }

        return _letters[.._length];
    }

    private void ShortenEed(int suffix)
    {
        // "proceed" is no past participle of "proc".
        if (InR1(suffix) && Word[..^suffix] is not ("proc" or "exc" or "succ")) Replace(suffix, "ee");
    }

    private void RemoveIng()
    {
        var verb = Word[..^3];
        if (verb.Length == 2 && verb[1] == 'y' && !IsVowel(verb[0])) Replace(4, "ie");
        else if (verb is not ("inn" or "out" or "cann" or "herr" or "earr" or "even")) RemoveVerbEnding(3);
    }

    private void RemoveVerbEnding(int suffix)
    {
        if (!HasVowel(Word[..^suffix])) return;
        _length -= suffix;
        if (Ends("at") || Ends("bl") || Ends("iz"))
        {
            Replace(0, "e");
        }
        else if (EndsInDouble())
        {
            if (_length != 3 || _letters[0] is not ('a' or 'e' or 'o')) _length -= 1;
        }
        else if (_r1 == _length && EndsInShortSyllable(Word))
        {
            Replace(0, "e");
        }
    }

    private bool TryInR1(ReadOnlySpan<char> suffix, ReadOnlySpan<char> replacement)
    {
        if (!Ends(suffix)) return false;
        if (InR1(suffix.Length)) Replace(suffix.Length, replacement);
        return true;
    }

    private bool TryInR2(ReadOnlySpan<char> suffix)
    {
        if (!Ends(suffix)) return false;
        if (InR2(suffix.Length)) _length -= suffix.Length;
        return true;
    }

    private bool TryOgi()
    {
        if (!Ends("ogi")) return false;
        if (Ends("logi") && InR1(3)) _length -= 1;
        return true;
    }

    private bool TryLi()
    {
        if (!Ends("li")) return false;
        if (InR1(2) && _length > 2 && "cdeghkmnrt".Contains(_letters[_length - 3])) _length -= 2;
        return true;
    }

    private bool TryIon()
    {
        if (!Ends("ion")) return false;
        if (InR2(3) && _length > 3 && _letters[_length - 4] is 's' or 't') _length -= 3;
        return true;
    }

    private readonly bool Ends(ReadOnlySpan<char> suffix) => Word.EndsWith(suffix);

    private readonly bool InR1(int suffix) => _length - suffix >= _r1;

    private readonly bool InR2(int suffix) => _length - suffix >= _r2;

    private void Replace(int suffix, ReadOnlySpan<char> replacement)
    {
        replacement.CopyTo(_letters[(_length - suffix)..]);
        _length += replacement.Length - suffix;
    }

    private readonly bool EndsInDouble() =>
        _length > 1 && _letters[_length - 1] == _letters[_length - 2] && "bdfgmnprt".Contains(_letters[_length - 1]);

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool HasVowel(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (IsVowel(letter)) return true;
        }

        return false;
    }

    private static bool EndsInShortSyllable(ReadOnlySpan<char> word) => word switch
    {
        [var vowel, var consonant] => IsVowel(vowel) && !IsVowel(consonant),
        [.., var before, var vowel, var consonant] =>
            (!IsVowel(before) && IsVowel(vowel) && !IsVowel(consonant) && consonant is not ('w' or 'x' or 'Y')) || word.EndsWith("past"),
        _ => false,
    };

    private static void MarkConsonantY(Span<char> letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1]))) letters[i] = 'Y';
        }
    }

    /// <summary>The first region begins after a beginning that unrelated words share ("general", "generate"), which would otherwise become one stem.</summary>
    private static int FirstRegion(ReadOnlySpan<char> letters) => letters switch
    {
        ['g', 'e', 'n', 'e', 'r', ..] or ['a', 'r', 's', 'e', 'n', ..] or ['l', 'a', 't', 'e', 'r', ..] => 5,
        ['e', 'm', 'e', 'r', 'g', ..] or ['o', 'r', 'g', 'a', 'n', ..] or ['i', 'n', 't', 'e', 'r', ..] => 5,
        ['c', 'o', 'm', 'm', 'u', 'n', ..] => 6,
        ['u', 'n', 'i', 'v', 'e', 'r', 's', ..] => 7,
        ['p', 'a', 's', 't', ..] => 4,
        _ => RegionAfter(letters, 0),
    };

    /// <summary>The region after the first non-vowel that follows a vowel.</summary>
    private static int RegionAfter(ReadOnlySpan<char> letters, int start)
    {
        for (var i = start + 1; i < letters.Length; i++)
        {
            if (!IsVowel(letters[i]) && IsVowel(letters[i - 1])) return i + 1;
        }

        return letters.Length;
    }
}
