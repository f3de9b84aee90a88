using System.Collections.Frozen;

namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>
/// Words that any question may have, whatever it is about. That no note has one tells nothing of whether the notes cover
/// the subject: "what do we <i>gain</i> from containers". Words by which one tells a subject stay out of it.
/// </summary>
internal static class EverydayWords
{
    private static readonly string[] Words =
    [
        // What people and things do.
        "accept accomplish act add admit advise affect afford agree allow answer appear apply argue arrange arrive avoid",
        "bear beat begin believe belong bet bother bring buy call care carry catch cause chance choose claim clear climb",
        "collect combine compare complete concern confirm connect consider contain continue contribute convince copy",
        "count cover create cut dare deal decline demand deny depend describe deserve differ disappear discover discuss",
        "dislike divide draw drop enable encourage end enjoy enter escape exist expect experience express extend face",
        "fall fear fight fill finish fit fix focus follow force forget forgive form gain gather grow guess halt handle",
        "hang hate head hear hide hit hold hope hurt ignore imagine impress improve include increase influence inform",
        "insist intend introduce invite involve join judge justify knock lack land lead leave lend lie lift listen live",
        "lose manage mark match matter mention mind miss mix move notice obtain occur offer open order owe own pass",
        "pay persuade pick place play point possess prefer prepare present press pretend prevent produce promise",
        "prompt protect prove provide pull push raise reach read realize receive recognize recommend reduce refer reflect",
        "refuse regard relate relax rely remain remember remind remove repeat replace reply represent require resist",
        "respond result return reveal rid rise roll run rush save search see seem select send separate serve set settle",
        "shake share shift show shut sit slip solve sort sound speak spend spread stand state stay steal step stick",
        "stretch strike struggle study succeed suffer suggest suit suppose surprise surround suspect switch tear tend",
        "thank throw tie touch treat trick turn understand upset vary visit wait wake walk warn watch wear win wish",
        "wonder worry write",

        // How they are.
        "able afraid alive alone amazing angry annoyed apart available aware awful basic boring brave brief bright broad",
        "busy calm careful certain cheap clever close comfortable common confident confused constant correct crazy",
        "crucial curious current daily dangerous dead deep difficult dirty dull eager early easy effective efficient",
        "empty endless entire equal essential exact excellent excited expensive external fair familiar famous fancy far",
        "fast firm foreign formal former free frequent fresh friendly full fun funny future general gentle glad global",
        "happy hard harmful healthy heavy helpful high honest huge human ideal important impossible independent",
        "individual informal initial inner innocent interested interesting internal joint keen key kind large late lazy",
        "left likely little local lonely loose loud low lucky mad main major massive maximum medium mental minimum minor",
        "modern narrow nasty natural near neat necessary negative nervous nice normal obvious odd official opposite",
        "ordinary original overall parallel particular past perfect personal plain pleasant polite poor popular positive",
        "possible potential powerful practical precise pretty previous primary prime probable professional proper proud",
        "pure quick quiet random rare ready real reasonable recent regular relative relevant responsible rich rough round",
        "sad satisfied scared sensible serious severe sick significant silent silly similar simple single smart",
        "social solid special specific steady strange strict strong stuck stupid successful sudden sufficient suitable",
        "super sure terrible tiny tired top total tough traditional true typical ugly ultimate unable unfair unhappy",
        "unique unlikely unusual useful useless usual various vast visible vital weak weird whole wide wild willing wise",
        "wonderful worried worse worst worth",

        // What there is.
        "ability action activity amount anger aspect attempt attention attitude background base basis bit bottom case",
        "chapter choice circle colleague condition content corner couple course damage danger date degree detail",
        "difference difficulty direction discussion doubt dozen effect effort energy evidence expert fact feeling field",
        "figure floor friend gap group growth guide habit half hand harm history hour image impact importance",
        "industry information instance interest issue item job joke life light limit line link list luck",
        "majority manner material meaning member mess method middle minute mode moment morning name night number object",
        "office opinion option pair part path phase picture piece plenty position possibility power principle",
        "problem progress proof purpose quarter question range rate reality reason record relation relationship respect",
        "row season section sense sentence series shape side sight sign situation size solution space spot stage",
        "statement style subject success suggestion task term text theme theory title tone trouble truth type",
        "understanding unit variety view volume word world",

        // When, where and how much.
        "across actually ago almost along among anybody anymore anyway around away back constantly easily enough",
        "especially everywhere exactly finally forward instead keep later maybe nearly nowhere often per perhaps probably",
        "properly quickly simply sometimes somewhere soon suddenly together toward usually within",
    ];

    // Not by stem: "contain" is a word of every day, "container" is a subject.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> All =
        Words.SelectMany(line => line.Split(' ')).SelectMany(FormsOf).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a folded word is one of them, or a regular form of one.</summary>
    public static bool Have(ReadOnlySpan<char> word) => All.Contains(word);

    private static string[] FormsOf(string word) => word[^1] switch
    {
        'e' => [word, word + "s", word + "d", word[..^1] + "ing", word + "ly"],
        'y' => [word, word + "s", word + "ed", word[..^1] + "ies", word[..^1] + "ied", word + "ing", word[..^1] + "ily"],
        var last => [word, word + "s", word + "es", word + "ed", word + "ing", word + last + "ed", word + last + "ing", word + "ly"],
    };
}
