// Words that show whether a run of capitalised words is the name of a person.

/* The annotations let a bundler leave out the sets that a program does not use. */
/* @__NO_SIDE_EFFECTS__ */
function set(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Forms of address before a name, which are no office. */
export const COURTESIES = set(`
  Mr Mrs Ms Miss Mx Dr Sir Lord Lady Dame Prof Professor Senhor Senhora Señor Señora Herr Frau Signor Signora Monsieur Madame
  Dom Rt Hon Honourable Honorable H.E HE Excellency Highness Majesty Eminence Holiness Engr`);

/** Words before a name that are not part of it. */
export const TITLES = union(
  COURTESIES,
  set(`
  President Premier Chancellor Minister Secretary Senator Sen Sens Representative Rep Reps Congressman Congresswoman Governor
  Gov Govs Mayor King Queen Prince Princess Crown Emperor Empress Sultan Sheikh Sheikha Sheik Emir Pope Cardinal Archbishop
  Bishop Father Rev Reverend Rabbi Imam Ayatollah Ambassador General Gen Lt Lieutenant Colonel Col Major Maj Captain Capt Cpt
  Admiral Adm Rear Brigadier Sgt Sergeant Marshal Chairman Chairwoman Chair Chairperson Director Spokesman Spokeswoman
  Spokesperson Judge Justice Speaker Leader Comrade Vice Vice-Minister Vice-President Vice-Premier Vice-Chancellor
  Deputy Prime Secretary-General Director-General Governor-General
  Foreign Defense Defence Finance Interior First Former Attorney Chief Commander Counselor Councillor Councilman Councilwoman
  Envoy Commissioner Detective Officer Sheriff Coach Democrat Republican Supreme Commander-in-Chief Then Special
  Undersecretary State Acting Grand Duke Duchess Taoiseach Nominee Candidate Mogul Billionaire Businessman Strategist
  Executive Manager Senior Dear Great`),
);

/** Titles that only men have. */
export const MEN = set(
  'Mr Sir Lord King Prince Emperor Sultan Sheikh Sheik Emir Pope Congressman Chairman Spokesman Businessman Councilman Father Imam Ayatollah Senhor Señor Herr Signor Monsieur Dom',
);

/** Titles that only women have. */
export const WOMEN = set(
  'Mrs Ms Miss Lady Dame Queen Princess Sheikha Duchess Baroness Congresswoman Chairwoman Spokeswoman Empress Councilwoman Senhora Señora Frau Signora Madame',
);

/** Titles that, together with a single name, identify a person. */
export const ROYAL = set('King Queen Prince Princess Crown Emperor Empress Sultan Pope Grand Duke Duchess');

/** Words in names of organizations, places, days and works that do not occur in names of people. */
export const NO_NAMES = set(`
  Department Ministry Authority Directorate Secretariat Inspectorate Chamber Committee Council Commission Party Politburo Agency University College Institute Institution Center
  Centre Bank Court Bureau Office Foundation Association Union Assembly Parliament Congress Senate House Army Navy Corps Force
  Forces Guard News Times Post Journal Tribune Herald Daily Press Magazine Media Television TV Radio Broadcasting Company
  Corporation Corp Inc Ltd Group Holdings Airlines Airways Airport Hotel School Hospital Church Cathedral Museum Library Hall
  Palace Tower Building Square Street Avenue Road Bridge Park River Lake Sea Ocean Bay Gulf Island Islands Peninsula Mountain
  Mountains Valley Desert Province County City Town Village District State States Republic Kingdom Federation Empire Nations
  World War Olympics Games Cup League Championship Tournament Festival Award Awards Prize Act Bill Law Treaty Agreement
  Convention Conference Summit Accord Initiative Project Program Programme Plan Policy Administration Government Cabinet
  Security Intelligence Affairs Trade Economic National International Federal Democratic Workers People Peoples Great Winter
  Summer North South East West Northern Southern Eastern Western Central New January February March April May June July August
  September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Club Team Street Network System
  Systems Service Services Studies Society Alliance Coalition Movement Front Brigade Division Command Fund Trust Board Embassy
  Consulate Mission Delegation Day Week Year Christmas Easter Ceremony Closing Opening Stadium Station Tunnel Constitution
  Amendment Twitter Facebook Google Internet Islam Christian Muslim Jewish Catholic Islamic Arab European Asian African
  America Europe Asia Africa Pacific Atlantic Mediterranean Middle Far Gold Silver High Beyond Parallel Twin Campaign Dossier
  Castle Fortress Space Mosque Arena Museum Base Wiki Memorial Complex Facility Friendship Traditional Polaroids Science Food Cross Factory Land
  Research Laboratory Observatory Academy Studio Studios Records Band Orchestra Theatre Theater Cinema Video Film Series Show
  Credit Photo Image Images Getty Features Recent Breaking Exclusive Update Watch Read More Related Advertisement`);

/** Portfolios of ministers that could be taken for part of a name: "Minister of Mining Julio Salas". */
export const PORTFOLIOS = set(`
  Foreign Trade Science Mining Mines Minerals Energy Petroleum Oil Gas Health Education Fisheries Agriculture Livestock Forestry Tourism Culture Heritage Transport
  Transportation Environment Climate Labour Labor Employment Industry Commerce Technology Innovation Communications Communication
  Information Housing Infrastructure Works Water Irrigation Sport Sports Youth Women Gender Children Planning Development Economy
  Budget Investment Treasury Immigration Migration Integration Religion Cooperation Defence Defense Finance Justice Interior Welfare Police`);

/** Words that begin a sentence and are not part of the name that follows. */
export const OPENERS = set(`
  A An The This That These Those But And Or Nor So Yet In On At By For From With Without Under Over Of To Into As If When While
  Where Why How Who Whom Whose What Which After Before Since Until During Although Though Because Both Neither Either Also
  Then Now Here There However Meanwhile Still Even Like Unlike Despite According Said Says Not No Yes He She They It We I You
  His Her Their Its Our My Your Some Many Most All Only Later Earlier Last Next Today Yesterday Tomorrow Among Between About
  Against Through Perhaps Maybe Once Again Instead Otherwise Notably Is Was Were Are Has Had Have Will Would Could Should Can
  May Did Does Do Let Asked Told Reached Speaking Born Named Photo Credit Meet Meanwhile Just Nearly Almost Than Because`);

/** Surnames that are also common words. On their own, they are never certain. */
export const WORDS_TOO = set(`
  Will May March April June August Park Young Long Rice Law King Price White Black Green Brown Gray House Bush Hope Grace Faith
  Rose Mark Bill Case Rich Strong Short Day Cook Page Bell Hill Ford Wood Woods Stone Field Fields Banks Best Love Savage Wolf
  Justice Major Field Little Small Moon Sun Song Read Gore Root Lake Rush Sharp West North East South`);

/** Common male given names, used to recognize a name that occurs once and without a title. */
export const MEN_NAMED = set(`
  James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Donald
  Steven Steve Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Tim Jason Jeffrey Jeff Ryan Jacob Gary
  Nicholas Nick Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Ben Samuel Gregory Greg Frank Alexander Raymond
  Patrick Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Douglas Peter Zachary Kyle Walter Ethan Jeremy Harold Keith
  Christian Roger Noah Gerald Carl Sean Arthur Lawrence Dylan Bryan Joe Billy Bruce Albert Willie Gabriel Alan Juan Wayne
  Roy Ralph Randy Eugene Vincent Russell Elijah Louis Bobby Philip Phil Johnny Bill Bob Mike Dan Dave Jim Tom Matt Tony Ted
  Bernie Barack Andy Harry Eddie Marc Rudy Newt Marco Mitt Ron Jeb Mitch Orrin Khizr Howard Bret Lester Wolf Jake Roberto
  Claudio Khaled Tareq Ashraf Mustafa Hamad Salman Faisal Nasser Emmanuel François Francois Nicolas Jacques Pierre
  Jean-Claude Hans Karl Jürgen Klaus Wolfgang Heinz Vladimir Dmitry Sergei Sergey Boris Mikhail Ivan Alexei Igor Oleg Yuri
  Viktor Nikolai Mohammed Muhammad Mohamed Ahmed Ahmad Ali Hassan Hussein Abdul Abdullah Ibrahim Mahmoud Omar Yusuf Khalid
  Hamid Shimon Ariel Yitzhak Ehud Giorgio Giovanni Silvio Mario Paolo Carlos Luis Miguel Jorge Pedro Fernando Hugo Fidel
  Raul Raúl Evo Luiz Narendra Rajiv Shinzo Yukio Junichiro Taro Naoto Akihito Recep Erik Lars Anders Olof Rex Rodrigo Joko
  Mahathir Imran Pervez`);

export const WOMEN_NAMED = set(`
  Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Kimberly Emily
  Donna Michelle Amanda Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela Shirley Anna Ann
  Anne Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet Catherine Maria Heather Diane
  Ruth Julie Olivia Joyce Virginia Victoria Lauren Christina Joan Evelyn Judith Megan Cheryl Hannah Jacqueline Martha Gloria
  Teresa Sara Janice Marie Julia Kathryn Alice Judy Kate Kathy Sue Hillary Melania Carly Pam Kellyanne Huma Loretta Gennifer
  Monica Megyn Ivanka Chelsea Dilma Cristina Indira Benazir`);

/** Common given names: female, male and unisex. */
export const GIVEN: ReadonlySet<string> = union(
  MEN_NAMED,
  WOMEN_NAMED,
  set('Sam Terry Austin Jesse Jordan Georgia Chad Israel Logan Chris Ashley Carol Kelly Andrea Jean Rand Lindsey Aung'),
);

/* @__NO_SIDE_EFFECTS__ */
function union(...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((each) => [...each]));
}
