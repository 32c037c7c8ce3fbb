//! The words of dates: months, weekdays, zones, and what stands between them. All folded as [`fold`](crate::fold::fold) folds.

use crate::fold::{HASH, hash};

/// A list of words, parted by spaces. `N` grows with the list, so that few bits of `bits` are set.
struct Words<const N: usize> {
    list: &'static str,
    /// The bits that the hashes of the words name. A word whose bit is missing, as that of nearly every word of a page,
    /// is not looked for.
    bits: [u64; N],
}

impl<const N: usize> Words<N> {
    const fn new(list: &'static str) -> Words<N> {
        let mut bits = [0; N];
        let mut rest = list;
        while !rest.is_empty() {
            let mut end = 0;
            while end < rest.len() && rest.as_bytes()[end] != b' ' {
                end += 1;
            }
            let (word, after) = rest.split_at(end);
            let (index, bit) = Self::place(word);
            bits[index] |= bit;
            rest = if after.is_empty() { after } else { after.split_at(1).1 };
        }
        Words { list, bits }
    }

    fn contains(&self, word: &str) -> bool {
        let (index, bit) = Self::place(word);
        self.bits[index] & bit != 0 && self.words().any(|other| other == word)
    }

    fn words(&self) -> impl Iterator<Item = &'static str> {
        self.list.split(' ')
    }

    const fn place(word: &str) -> (usize, u64) {
        let hash = hash(HASH, word);
        ((hash >> 6) as usize % N, 1 << (hash % 64))
    }
}

/// The names of the months from January on, whole, inflected and short, in some forty languages.
///
/// Left out is what means different months to different people: `listopada` is October in Zagreb and November in
/// Warsaw, see [`month`].
static MONTHS: [Words<8>; 12] = [
    Words::new(
        "january jan januar jaenner janner janvier janv enero ene janeiro gennaio gen januari tammikuu tammikuuta styczen \
     stycznia sty ledna leden led januara sijecnja sijecanj января январь янв січня січень януари јануар јануара \
     ianuarie ian ιανουαριου ιανουαριοσ ιαν ocak oca gener janvaris janvari sausio sausis jaanuar يناير جانفي \
     كانون_الثاني ژانويه جنوري ינואר जनवरी জানুযারি জানুযারী มกราคม ionawr yanvar",
    ),
    Words::new(
        "february feb februar feber fevrier fevr febrero fevereiro fev febbraio februari helmikuu helmikuuta luty lutego \
     lut unora unor februara veljace veljaca февраля февраль фев февр лютого лютий февруари фебруар фебруара februarie \
     φεβρουαριου φεβρουαριοσ φεβ subat sub febrer februaris vasario vasaris veebruar فبراير فيفري شباط فوريه فروري \
     פברואר फरवरी ফেব্রুযারি ফেব্রুযারী กุมภาพันธ์ chwefror fevral febr फेब्रुअरी",
    ),
    Words::new(
        "march mar marz maerz mars marzo marco maart maaliskuu maaliskuuta marzec marca brezna brezen marts ozujka ozujak \
     марта март мар березня березень martie μαρτιου μαρτιοσ μαρ mart marc marta kovo kovas marts مارس اذار مارچ \
     מרץ मार्च মার্চ มีนาคม maret marcius mrt mawrth mac",
    ),
    Words::new(
        "april apr avril avr abril abr aprile huhtikuu huhtikuuta kwiecien kwietnia kwi dubna duben aprila travnja travanj \
     апреля апрель апр квітня квітень април априла aprilie απριλιου απριλιοσ απρ nisan nis aprilis balandzio balandis \
     aprill ابريل افريل نيسان اوريل اپريل אפריל अप्रैल এপ্রিল เมษายน aprel ebrill",
    ),
    Words::new(
        "may mai mayo maio maggio mag mei maj toukokuu toukokuuta maja kvetna kveten svibnja svibanj maya мая май травня \
     травень мај маја μαιου μαιοσ μαι mayis maig maijs maija geguzes geguze مايو ماي ايار مه ميي מאי मई মে พฤษภาคม \
     majus maj",
    ),
    Words::new(
        "june jun juni juin junio junho giugno giu kesakuu kesakuuta czerwiec czerwca cze cervna cerven juna lipnja lipanj \
     июня июнь июн червня червень юни јун јуна iunie ιουνιου ιουνιοσ ιουν haziran haz juny junijs junija birzelio \
     birzelis juuni يونيو جوان حزيران ژوين جون יוני जून জুন มิถุนายน junius iyun mehefin",
    ),
    Words::new(
        "july jul juli juillet juil julio julho luglio lug heinakuu heinakuuta lipiec lipca lip cervence cervenec jula \
     srpnja srpanj июля июль июл липня липень юли јул јула iulie ιουλιου ιουλιοσ ιουλ temmuz tem juliol julijs julija \
     liepos liepa juuli يوليو جويليه تموز ژوييه جولاي جولايي יולי जुलाई জুলাই กรกฎาคม julius iyul gorffennaf",
    ),
    Words::new(
        "august aug aout agosto ago augustus elokuu elokuuta sierpien sierpnia sie srpna srpen augusta kolovoza kolovoz \
     августа август авг серпня серпень αυγουστου αυγουστοσ αυγ agustos agu agost augusts rugpjucio rugpjutis \
     اغسطس اوت اب اگست אוגוסט अगस्त আগস্ট สิงหาคม agustus augusztus awst avqust ag",
    ),
    Words::new(
        "september sept sep septembre septiembre setiembre setembro set settembre syyskuu syyskuuta wrzesien wrzesnia wrz \
     zari septembra rujna rujan сентября сентябрь сен сент вересня вересень септември септембар септембра septembrie \
     σεπτεμβριου σεπτεμβριοσ σεπ eylul eyl setembre septembris rugsejo rugsejis سبتمبر ايلول سپتامبر ستمبر ספטמבר \
     सितंबर सितम्बर সেপ্টেম্বর กันยายน szeptember szept medi sentyabr",
    ),
    Words::new(
        "october oct oktober okt octobre octubre outubro out ottobre ott lokakuu lokakuuta pazdziernik pazdziernika paz \
     rijna rijen oktobra октября октябрь окт жовтня жовтень октомври октобар октобра octombrie οκτωβριου \
     οκτωβριοσ οκτ ekim eki oktobris spalio spalis oktoober اكتوبر تشرين_الاول اكتبر אוקטובר अक्टूबर अक्तूबर অক্টোবর \
     ตุลาคม hydref oktyabr",
    ),
    Words::new(
        "november nov novembre noviembre novembro marraskuu marraskuuta listopad listopadu lis novembra studenoga studenog \
     studeni ноября ноябрь ноя нояб листопада листопад ноември новембар новембра noiembrie νοεμβριου νοεμβριοσ νοε \
     kasim kas novembris lapkricio lapkritis نوفمبر تشرين_الثاني نوامبر نومبر נובמבר नवंबर नवम्बर নভেম্বর พฤศจิกายน \
     tachwedd noyabr nopember",
    ),
    Words::new(
        "december dec dezember dez decembre diciembre dic dezembro dicembre joulukuu joulukuuta grudzien grudnia gru \
     prosince prosinec decembra prosinca prosinac декабря декабрь дек грудня грудень декември децембар децембра \
     decembrie δεκεμβριου δεκεμβριοσ δεκ aralik ara desembre decembris gruodzio gruodis detsember ديسمبر كانون_الاول \
     دسامبر دسمبر דצמבר दिसंबर दिसम्बर ডিসেম্বর ธันวาคม rhagfyr dekabr",
    ),
];

/// The names of weekdays; which one does not matter.
static WEEKDAYS: Words<32> = Words::new(
    "monday mon mo montag lundi lun lunes segunda lunedi maandag ma mandag maanantai poniedzialek \
    pn pondeli po pondelok ponedjeljak ponedeljak понедельник пн понеділок понеделник luni δευτερα pazartesi dilluns \
    pirmdien hetfo senin esmaspaev pirmadienis الاثنين सोमवार วันจันทร์ \
    tuesday tue tues tu dienstag di mardi mar martes terca martedi dinsdag tirsdag tisdag tiistai wtorek wt utery ut \
    utorok utorak вторник вт вівторок marti τριτη sali dimarts otrdien kedd selasa teisipaev antradienis الثلاثاء \
    मंगलवार วันอังคาร \
    wednesday wed we mittwoch mi mercredi mer miercoles quarta mercoledi woensdag wo onsdag keskiviikko sroda sr \
    streda stredu ст srijeda sreda среда ср середа сряда miercuri τεταρτη carsamba dimecres tresdien szerda rabu \
    kolmapaev treciadienis الاربعاء बुधवार วันพุธ \
    thursday thu thur thurs th donnerstag do jeudi jeu jueves quinta giovedi donderdag torsdag torstai czwartek czw \
    ctvrtek ct stvrtok cetvrtak четверг чт четвер четвъртък joi πεμπτη persembe dijous ceturtdien csutortok kamis \
    neljapaev ketvirtadienis الخميس गुरुवार बृहस्पतिवार วันพฤหัสบดี \
    friday fri fr freitag vendredi ven viernes sexta venerdi vrijdag vr fredag perjantai piatek pt patek piatok petak \
    пятница пт пятниця петък vineri παρασκευη cuma divendres piektdien pentek jumat reede penktadienis الجمعه शुक्रवार \
    วันศุกร์ \
    saturday sat sa samstag sonnabend samedi sam sabado sabato zaterdag za lordag lauantai sobota sob subota суббота сб \
    субота събота sambata σαββατο cumartesi dissabte sestdien szombat sabtu laupaev sestadienis السبت शनिवार วันเสาร์ \
    sunday sun su sonntag so dimanche dim domingo domenica zondag zo sondag sunnuntai niedziela nd nedele ne nedela \
    nedjelja воскресенье вс неділя неделя duminica κυριακη pazar diumenge svetdien vasarnap minggu puhapaev \
    sekmadienis الاحد रविवार วันอาทิตย์ feira 요일",
);

/// What may stand before a date without changing it.
static BEFORE: Words<4> = Words::new("the on le el il lo den der am em dia a ngay thu the יום ב يوم");

/// What stands between a day, its month and the year.
static BETWEEN: Words<4> = Words::new("of de del d do di da m anno y nam gada г году עד من");

/// What follows a year and belongs to it.
static AFTER_YEAR: Words<4> = Words::new("г года год р року r roku roka m d gada ב م");

/// What stands between a date and a time.
static BEFORE_TIME: Words<4> = Words::new(
    "t at um a as alle ore kl klo klockan в о om o u saat pukul luc godz godzina les الساعه \
    ساعه בשעה kell ora la las",
);

/// What may follow a time: `Uhr`.
static AFTER_TIME: Words<4> = Words::new("uhr h hrs hours hs น ч");

/// Names of zones that mean one thing to nearly everybody, in minutes east of Greenwich; [`UNKNOWN_ZONE`] for those
/// that are zones but do not (`IST` is Indian, Irish and Israeli), or change with the season (`ET`).
const ZONES: &[(&str, i16)] = &[
    ("UTC", 0),
    ("GMT", 0),
    ("UT", 0),
    ("WET", 0),
    ("WEST", 60),
    ("BST", 60),
    ("CET", 60),
    ("MEZ", 60),
    ("CEST", 120),
    ("MESZ", 120),
    ("EET", 120),
    ("SAST", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("МСК", 180),
    ("EAT", 180),
    ("PKT", 300),
    ("ICT", 420),
    ("WIB", 420),
    ("HKT", 480),
    ("SGT", 480),
    ("AWST", 480),
    ("JST", 540),
    ("KST", 540),
    ("ACST", 570),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("AKST", -540),
    ("AKDT", -480),
    ("HST", -600),
    ("IST", UNKNOWN_ZONE),
    ("ET", UNKNOWN_ZONE),
    ("CT", UNKNOWN_ZONE),
    ("MT", UNKNOWN_ZONE),
    ("PT", UNKNOWN_ZONE),
];

/// A zone whose distance from Greenwich the name does not say.
pub const UNKNOWN_ZONE: i16 = i16::MAX;

/// The month of a folded name, from 1. `dotted` says whether a full stop follows the day before it.
pub fn month(name: &str, dotted: bool) -> Option<u32> {
    if name == "listopada" {
        // Croatian writes the day as an ordinal number, with a full stop; Polish does not.
        return Some(if dotted { 10 } else { 11 });
    }
    // Hebrew writes `in` as one letter before the name.
    let bare = name.strip_prefix('ב').filter(|bare| bare.chars().count() > 2);
    let found = |name: &str| MONTHS.iter().position(|names| names.contains(name));
    let month = found(name).or_else(|| bare.and_then(found))?;
    Some(month as u32 + 1)
}

/// Whether a folded word is the first of a month's two.
pub fn begins_month(word: &str) -> bool {
    matches!(word, "كانون" | "تشرين")
}

/// Whether a folded word may stand before a date: an article or a weekday.
pub fn before_date(word: &str) -> bool {
    BEFORE.contains(word) || WEEKDAYS.contains(word)
}

/// Whether a folded word is the name of a weekday.
pub fn weekday(word: &str) -> bool {
    WEEKDAYS.contains(word) || word.ends_with("요일")
}

/// Whether a folded word stands between the parts of a date.
pub fn between(word: &str) -> bool {
    BETWEEN.contains(word)
}

/// Whether a folded word belongs to the year before it.
pub fn after_year(word: &str) -> bool {
    AFTER_YEAR.contains(word)
}

/// Whether a folded word stands between a date and a time.
pub fn before_time(word: &str) -> bool {
    BEFORE_TIME.contains(word)
}

/// Whether a folded word belongs to the time before it.
pub fn after_time(word: &str) -> bool {
    AFTER_TIME.contains(word)
}

/// The distance of a zone from Greenwich, by its name in capitals.
pub fn zone(name: &str) -> Option<i16> {
    ZONES.iter().find(|(zone, _)| *zone == name).map(|(_, minutes)| *minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn every_name_is_folded_and_means_one_month() {
        for (index, names) in MONTHS.iter().enumerate() {
            for name in names.words() {
                assert_eq!(fold(name), name, "is not folded");
                assert_eq!(month(name, false), Some(index as u32 + 1), "{name}");
            }
        }
        let few = [&BEFORE, &BETWEEN, &AFTER_YEAR, &BEFORE_TIME, &AFTER_TIME];
        for word in few.iter().flat_map(|words| words.words()).chain(WEEKDAYS.words()) {
            assert_eq!(fold(word), word, "is not folded");
        }
    }
}
