"""Words of local government that a general dictionary does not know."""

from __future__ import annotations

LOCAL_WORDS = frozenset(
    """
    accountably adjudicatory admin affiant aggrieved alderperson alderpersons anonymized app apps appointee
    appointees appurtenant arbitrator assignee assignees attestation backdated ballot bcc bidder bidders biennially
    blog blogs blogger blogging bona bylaw bylaws campaigner canvass cc charter chatbot cellphone citywide
    codification codifications codified codifier codifiers codify codifying commenter commenters commissioner
    commissioners committeeman compensable complainant complainants conferral confidentially contractual
    councilman councilmember councilmembers councilmen councilor councilors councilperson councilpersons
    councilwoman councilwomen countersign countersigned countywide courtesy cyberbullying cybersecurity database
    deadname declarant defamatory depublish designee designees dinkus disclosable docket dockets doxing
    doxxing easement egovernment email emailed emails emailing emancipated enactment enactments engross engrossed
    enrolled et facebook facto familial fide fiduciary filer filers firefighter firefighters flickr followers forego
    frivolous geolocation gmail googled grantee grantees gratuity grievant handbook hashtag hashtags hereafter
    herein hereinabove hereinafter hereinbefore hereof hereto heretofore hereunder herewith homepage html http https honorarium
    honoraria inbox incumbency indemnify infographic instagram interlocal internet intranet ipso
    judgment justiciable laptop licensor licensors licensee licensees linkedin listserv livestream livestreamed livestreaming
    lobbyist lobbyists login logon mandamus mayoral memoranda metadata microblog microblogging militarily ministerial
    municipality municipalities muni nepotism nextdoor nolo nonbinary noncompliance noncompliant nonconforming
    nonexempt nonpartisan nonprofit nonprofits nonpublic nonresident nonresidents nonsubstantive obligor offduty
    offline ombudsman ombudsperson onduty online onsite opcode ordain ordained ordaining ordains ordinance
    ordinances paralegal parliamentarian partisan payroll pecuniary pendency permittee permittees personnel phishing
    pinterest pio plaintiff podcast podcasts preempt preempts preempted preemption preemptive prepaid prima pro
    promulgate promulgated proviso provisos purview qualifier quasi quorum quorums reappoint reappointed reappointment
    reblog recall recodification recodified recodify recusal recusals recuse recused recuses recusing reddit
    redesignate redesignated redesignates redesignation redline redlined reenact reenacted reenacting reenactment
    referendum reinstatement remediate repeal repealed repealing repeals indemnity tort renumber renumbered renumbering reopening repealer repealers repost
    repostings reposted reposting reposts resell respondent respondents restate restated retweet retweeted
    retweeting retweets rezoning roadmap rulemaking screenshot screenshots selectboard selectman selectmen
    selfie severability severable signatory signatories smartphone smartphones snapchat solicitor spokesperson
    spokespersons staffer staffers stakeholder stakeholders statewide subcommittee subcommittees subdivision
    subparagraph subparagraphs subpart subparts subsection subsections substantively supersede superseded supersedes
    superseding supermajority takedown teleconference telecommute telecommuting telework teleworking tem texted
    texting therefor thereafter therein thereof thereon thereto theretofore thereunder therewith thirdparty tiktok
    timesheet toolkit townwide trackable tumblr tweet tweeted tweeting tweets twitter unbudgeted
    unclassified undersigned unenforceable unexcused unincorporated unpaid unpublish unredacted unremunerated
    uploaded uploading uploads url urls username usernames vacatur vendor vendors vice viewpoint villagewide vimeo
    vlog vlogs voicemail waivable waivers ward wards watchlist webcast webinar webinars webmaster webpage webpages
    website websites whatsapp whereas whereby wherefore whereupon whistleblower whistleblowers whistleblowing
    wifi wiki wikis wilful willful wordpress workday workdays workgroup workplace workplaces worksession yeas
    youtube zoning
    """.split()
)
SHORT_WORDS = frozenset(
    """
    a i am an as at be by do go he if in is it me my no of oh ok on or so to up us we id tv vs pm ex re et al
    cc ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xx st nd rd th mr ms dr jr sr co sq ft lb oz hr de la el le du da van von ad pi aye nay
    """.split()
)
ABBREVIATIONS = frozenset(
    "adm amt apt app appx approx art assn attn atty aug ave bd bldg blvd cf ch cir cl comm corp ct dept dist div "
    "ed eff est etc exh fed ff feb fri gov govt hon hwy inc jan jul jun lt ltd mar mon no nos nov oct ord para pars "
    "pg pp prof pt pub rec ref reg res resp rev sat sec secs sep sept ser stat subch subd subds subsec sun supp "
    "tel thu thurs tit tues univ vol wed".split()
)
