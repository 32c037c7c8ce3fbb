//! Tag soup: short sources in which elements meet that should not.

/// A generator of numbers: xorshift64*.
pub(super) struct Random(pub(super) u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Elements of every kind there are rules for, the most troublesome more than once.
const ELEMENTS: &str = "a a b b i nobr font em p p p div div span ul ol li li dl dt dd h1 h2 pre table table table tbody \
    thead tfoot tr tr td td th caption colgroup col select option optgroup hr br img image input button form form \
    template template script style title textarea noscript iframe noembed xmp svg svg math math foreignObject desc mi \
    mo annotation-xml mglyph path g circle html head body frameset frame noframes base link meta ruby rb rt rtc rp \
    object applet marquee section article nav main details summary address blockquote center listing plaintext area \
    embed param source wbr keygen custom-element x dialog search menu fieldset legend label video audio";

const TEXTS: &[&str] = &[
    "x",
    "word ",
    " ",
    "\n",
    "\t",
    "a < b",
    "&amp;",
    "&nbsp",
    "&notit;",
    "&#150;",
    "&#x1F600;",
    "&bogus;",
    "\0",
    "é",
    "<",
    "</",
    "</>",
    "<!-- c -->",
    "<!-->",
    "<!--a--!>",
    "<!--",
    "<?pi?>",
    "<!DOCTYPE html>",
    "<!doctype>",
    "<![CDATA[x]]>",
    "]]>",
    "\r\n",
    "日本",
];

const ATTRIBUTES: &[&str] = &[
    " id=a",
    " ID='a'",
    " class=\"x y\"",
    " href=?a&amp=1&lt;",
    " type=hidden",
    " TYPE=HIDDEN",
    " color=red",
    " a=1 a=2",
    " encoding=text/html",
    " viewbox='0 0'",
    " xlink:href=x",
    " definitionurl=d",
    " selected",
    " =x",
    " a = b",
    "/",
    " \0x",
    " x='&notin;'",
];

pub(super) fn soup(random: &mut Random) -> String {
    let elements: Vec<&str> = ELEMENTS.split_whitespace().collect();
    let mut source = String::new();
    if random.below(3) == 0 {
        source.push_str("<!DOCTYPE html>");
    }
    // Few kinds of elements at a time meet one another more often.
    let few: Vec<&str> = (0..2 + random.below(10)).map(|_| random.pick(&elements)).collect();
    for _ in 0..3 + random.below(40) {
        let name = if random.below(6) == 0 { random.pick(&elements) } else { random.pick(&few) };
        match random.below(10) {
            0..5 => {
                source.push('<');
                source.push_str(name);
                for _ in 0..random.below(4) / 2 {
                    source.push_str(random.pick(ATTRIBUTES));
                }
                source.push_str(if random.below(12) == 0 { "/>" } else { ">" });
            }
            5..8 => source.push_str(&["</", name, ">"].concat()),
            _ => source.push_str(random.pick(TEXTS)),
        }
    }
    source
}
