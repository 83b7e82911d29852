/**
 * The hundred most common passwords that are long enough to be one here, in lower case, by how often they were found in
 * leaked accounts (the list of the UK's National Cyber Security Centre, made from "Have I Been Pwned"). Left out are those
 * that one leak alone is full of, and one character repeated, which is refused by rule.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
	`
123456789 password 12345678 password1 1234567890 iloveyou 1q2w3e4r5t qwertyuiop 1qaz2wsx 1q2w3e4r
qwerty123 987654321 asdfghjkl 123123123 computer princess football sunshine 1234qwer iloveyou1
fuckyou1 789456123 princess1 abcd1234 football1 superman jordan23 12qwaszx baseball 123456789a
michael1 babygirl1 blink182 qwer1234 liverpool michelle q1w2e3r4 0123456789 iloveyou2 jennifer
147258369 babygirl jessica1 fuckyou2 0987654321 anthony1 q1w2e3r4t5y6 baseball1 qazwsxedc basketball
passw0rd trustno1 chocolate qwerty12 charlie1 pakistan samantha asdf1234 asshole1 superman1
butterfly sunshine1 internet alexander 12341234 whatever qweasdzxc 1qazxsw2 password12 password2
hello123 12344321 brandon1 starwars jonathan 1234567891 12345qwert q1w2e3r4t5 a123456789 christian
12345678910 mercedes victoria 123654789 benjamin elizabeth computer1 michelle1 william1 11223344
welcome1 zaq12wsx jasmine1 liverpool1 1qaz2wsx3edc metallica 87654321 spiderman 147852369 butterfly1
`
		.trim()
		.split(/\s+/),
);
