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
        "abandon accelerate accept accommodate accompany accomplish accumulate achieve acquire act adapt add address",
        "adjust admit advance advise affect afford agree allow announce answer anticipate apologize appear apply",
        "appreciate approve argue arise arrange arrive aspire assemble assess assign assist assume assure attach",
        "attain attract avoid bear beat begin believe belong bet boast boost bother bring broaden buy calculate call",
        "cancel capture care carry catch cause cease challenge chance chase choose cite claim clarify clear climb",
        "collect combine comfort compare compensate complain complement complete comply conceal concentrate concern",
        "conclude conduct confirm confront confuse connect conquer consider consist consult consume contain continue",
        "contribute convert convey convince cope copy count cover create criticize crush cut dare deal declare",
        "decline decrease dedicate defend define demand demonstrate deny depart depend describe deserve detect",
        "determine devote differ diminish disagree disappear disappoint discard discourage discover discuss dislike",
        "disrupt distinguish distract distribute divide dominate draw drop drown dump duplicate ease eliminate",
        "embrace emerge emphasize enable encounter encourage end endure engage enhance enjoy enrich ensure enter",
        "entertain escape establish evaluate evolve examine exceed exclude exhaust exist expand expect experience",
        "explode explore expose express extend face facilitate fade fall fascinate favor fear fight fill finish fit",
        "fix flood focus follow fool forbid force forget forgive form foster fulfil gain gather gauge glance grab",
        "grant greet grow guarantee guess halt handle hang hate head hear hesitate hide hinder hit hold hope hurry",
        "hurt identify ignore illustrate imagine imply impose impress improve include increase indicate influence",
        "inform initiate insist inspect inspire intend intensify interact interfere interpret interrupt introduce",
        "investigate invite involve join judge jump justify kick knock lack lag land lead lean leave lend lie lift",
        "listen live locate lose manage manipulate mark match matter mention mind mislead miss mix motivate move",
        "neglect notice notify observe obtain occupy occur offend offer open oppose order overcome overlook oversee",
        "overwhelm owe own participate pass pause pay perceive persist persuade pick pitch place play plead please",
        "point possess postpone praise predict prefer prepare present preserve press pretend prevent proceed produce",
        "profit prohibit promise promote prompt propose protect prove provide provoke pull pursue push quit raise",
        "reach react read realize recall receive recognize recommend reconsider reduce refer reflect refuse regard",
        "regret reinforce reject relate relax relieve rely remain remember remind remove renew repeat replace reply",
        "represent request require resemble resist resolve respond restrict result resume retain return reveal revise",
        "revive rid rise roll ruin run rush satisfy save scare search see seem select send separate serve set settle",
        "shake share shift show shrink shut sink sit skip slap slip smash soften solve sort sound spare spark speak",
        "specify spend spit spoil spread squeeze stand state stay steal steer step stick stimulate strengthen stretch",
        "strike strive struggle study submit substitute succeed suffer suggest suit suppose suppress surprise",
        "surrender surround survive suspect sustain swamp swap switch tackle tear tempt tend thank threaten throw tie",
        "tolerate touch transform translate treat trick trust turn undermine understand undertake upset urge utilize",
        "vary violate visit wait wake walk warn watch wear welcome win wish withdraw withstand witness wonder worry",
        "worsen write yield",

        // How they are.
        "able absolute absurd additional adequate afraid aggressive alive alone amazing angry annoyed anxious apart",
        "apparent appropriate arbitrary available aware awful awkward bare basic beneficial bold boring brave brief",
        "bright brilliant broad brutal busy calm careful careless certain cheap clever close clumsy cold comfortable",
        "common compelling competent complicated comprehensive concerned confident confused considerable constant",
        "convenient correct costly courageous crazy crucial curious current daily dangerous dead decent deep delicate",
        "dense desperate difficult dirty disappointing distinct dramatic drastic dull eager early easy effective",
        "efficient elegant embarrassing empty endless enormous enthusiastic entire equal essential evident exact",
        "excellent exceptional excessive excited exclusive exotic expensive explicit extensive external extra extreme",
        "faint fair false familiar famous fancy far fast fatal feasible fierce firm flawed foreign formal former",
        "fortunate fragile free frequent fresh friendly frustrated frustrating full fun fundamental funny future",
        "general gentle genuine glad global gradual grateful guilty handy happy hard harmful harsh healthy heavy",
        "helpful hidden high honest horrible hostile huge human humble ideal identical idle ignorant immediate",
        "immense imperfect implicit important impossible impressive inadequate inappropriate incredible independent",
        "individual inevitable inferior infinite informal initial inner innocent insane instant insufficient",
        "intelligent intense intentional interested interesting internal invisible ironic irrelevant jealous joint",
        "keen key kind large lasting late lazy left lengthy likely little local lonely loose loud low lucky mad main",
        "major massive maximum medium mental mere messy mild minimum minor miserable missing mistaken mixed moderate",
        "modern mutual mysterious naive narrow nasty natural near nearby neat necessary negative nervous nice normal",
        "notable numerous obsolete obvious occasional odd official opposite optional ordinary original outdated",
        "outstanding overall overkill painful parallel partial particular passive past patient peaceful perfect",
        "permanent persistent personal petty plain pleasant pointless polite poor popular positive possible potential",
        "powerful practical precise premature pretty previous primary prime probable professional prominent prone",
        "proper proud pure questionable quick quiet random rapid rare rational raw ready real realistic reasonable",
        "recent redundant regular relative relevant reluctant remarkable respectful responsible restless rich rigid",
        "risky robust rough round ruthless sad satisfied scarce scared scary selfish sensible sensitive serious",
        "severe sheer shy sick significant silent silly similar simple single skeptical slight sloppy smart smooth",
        "social solid sophisticated special specific steady strange strict strong stubborn stuck stupid subtle",
        "successful sudden sufficient suitable super superior sure suspicious temporary tense terrible thorough",
        "thoughtful tight tiny tired top total tough traditional tricky trivial true typical ugly ultimate unable",
        "unbearable uncertain unclear uncomfortable unexpected unfair unfamiliar unfortunate unhappy unique unlikely",
        "unnecessary unpleasant unpopular unreasonable unusual unwilling upper urgent useful useless usual vague",
        "valid valuable various vast visible vital voluntary weak wealthy weird whole wide wild willing wise",
        "wonderful worried worse worst worth worthless worthwhile worthy",

        // What there is.
        "ability absence accuracy achievement action activity advantage age agenda alternative ambition amount anger",
        "argument arrangement aspect assumption atmosphere attempt attention attitude average background barrier base",
        "basis belief benefit bit bottom boundary breakthrough burden candidate capability case category caution",
        "ceiling certainty chapter characteristic choice circle circumstance clue coincidence colleague combination",
        "comment comparison complaint concept conclusion condition confusion connection consequence consideration",
        "content contrast contribution corner couple course crap criticism curiosity damage danger date decade",
        "definition degree delay desire detail difference difficulty dilemma direction disadvantage discussion",
        "distance doubt downside dozen drawback duty edge effect effort element emotion emphasis energy enthusiasm",
        "essence evening evidence excuse expectation expense expert explanation extent fact fault favorite feeling",
        "field figure flaw floor foundation fraction friend frustration gap gotcha group growth guide guideline habit",
        "half hand harm hassle hazard hint history hour ignorance illusion image imagination impact importance inch",
        "industry information insight inspiration instance instruction intention interest interval introduction issue",
        "item job joke judgement label level life light limit limitation line link list logic loss luck majority",
        "manner material meaning member mentality merit mess method middle minute mixture mode moment morning motive",
        "mystery name necessity newcomer night nonsense notion number object objection objective obligation obstacle",
        "occasion odds office opinion opponent opportunity option origin outcome outsider overview pace pair panic",
        "paradox part path payoff peak phase picture piece pleasure plenty popularity portion position possibility",
        "power principle privilege problem profile progress proof proportion proposal prospect purpose pursuit",
        "quantity quarter question range rate reaction reality reason reasoning record regret relation relationship",
        "relevance relief reluctance reminder reputation resentment respect row scenario scheme scope scratch season",
        "section sense sentence series shame shape shortcut side sight sign significance similarity situation size",
        "skeptic solution space spot stage standpoint statement status strength style subject substance success",
        "suggestion sum talent target task temptation tendency tension term text theme theory thought threshold title",
        "tone topic transition trend trouble truth twist type uncertainty understanding unit upkeep urgency usage",
        "variation variety view viewpoint virtue voice volume waste weakness whim will word workplace world",

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
