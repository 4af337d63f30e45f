"""The look of the HTML report."""

STYLE = """
:root{--ink:#1f2328;--soft:#5d6670;--line:#dfe3e8;--paper:#fff;--ground:#f6f5f1;
--error:#b42318;--warning:#9a6700;--suggestion:#0b5cad;
--error-bg:#fde8e6;--warning-bg:#fdf1d2;--suggestion-bg:#e6f0fb}
@media (prefers-color-scheme:dark){:root{--ink:#e6e6e3;--soft:#9aa3ad;--line:#363b42;--paper:#1d2025;--ground:#15171a;
--error:#ff9a90;--warning:#e9bd55;--suggestion:#86bdf7;--error-bg:#43211e;--warning-bg:#3c3115;--suggestion-bg:#1a2f47}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.6 Georgia,"Iowan Old Style","DejaVu Serif",serif}
header,main,footer{max-width:76rem;margin:0 auto;padding:0 2rem}
header{padding-top:2.5rem}
header p{color:var(--soft);font:15px/1.5 system-ui,"DejaVu Sans",sans-serif;margin:.3rem 0}
.kb{text-transform:uppercase;letter-spacing:.12em;font-size:12px!important}
h1{font-size:2rem;line-height:1.2;margin:.1rem 0 .4rem;overflow-wrap:anywhere}
.counts{list-style:none;display:flex;flex-wrap:wrap;gap:.6rem;padding:0;margin:1rem 0 1.6rem;
font:14px/1 system-ui,"DejaVu Sans",sans-serif}
.counts li{padding:.45rem .8rem;border-radius:99px;background:var(--paper);border:1px solid var(--line)}
.counts .error{color:var(--error)}.counts .warning{color:var(--warning)}.counts .suggestion{color:var(--suggestion)}
section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:1.2rem 0;margin-bottom:2rem}
.path{margin:0 2rem .6rem;font:600 14px system-ui,"DejaVu Sans",sans-serif;color:var(--soft)}
.row{display:grid;grid-template-columns:minmax(0,1fr) 25rem;gap:2.2rem;padding:.15rem 2rem}
.text{margin:.4rem 0;overflow-wrap:anywhere}
h2.text{font-size:1.25rem;line-height:1.3;margin:1.2rem 0 .2rem}
.item{padding-left:1.3rem;position:relative}.item:before{content:"•";position:absolute;left:.3rem;color:var(--soft)}
.cell{margin:.1rem 0;font-size:.95em}.caption{font-style:italic}
blockquote.text{border-left:3px solid var(--line);padding-left:1rem;color:var(--soft)}
.outside{font:13px/1.5 ui-monospace,"DejaVu Sans Mono",monospace;color:var(--soft)}
.mark{color:inherit;text-decoration:none;border-bottom:2px solid;padding:.05em .1em;border-radius:3px 3px 0 0;
-webkit-box-decoration-break:clone;box-decoration-break:clone}
.mark.error{background:var(--error-bg);border-color:var(--error)}
.mark.warning{background:var(--warning-bg);border-color:var(--warning)}
.mark.suggestion{background:var(--suggestion-bg);border-color:var(--suggestion)}
.mark:target,article:target{outline:2px solid var(--suggestion);outline-offset:2px}
.claim{border-bottom:1px dotted var(--soft)}
.cite{font:12px/1 ui-monospace,"DejaVu Sans Mono",monospace;color:var(--soft);white-space:nowrap}
aside{font:14px/1.5 system-ui,"DejaVu Sans",sans-serif}
article{border-left:3px solid;padding:.1rem 0 .1rem .9rem;margin:.5rem 0 1rem}
article.error{border-color:var(--error)}article.warning{border-color:var(--warning)}
article.suggestion{border-color:var(--suggestion)}
article p{margin:.25rem 0}
.place{color:var(--soft);text-decoration:none;font-size:12px}
.finding b{font-weight:600}.finding b.error{color:var(--error)}.finding b.warning{color:var(--warning)}
.finding b.suggestion{color:var(--suggestion)}
.suggestion:is(p){color:var(--ink);font-style:italic;padding-left:.9rem;text-indent:-.9rem}
.suggestion:is(p):before{content:"→ ";font-style:normal;color:var(--soft)}
details{margin:.4rem 0;color:var(--soft)}summary{cursor:pointer;font-size:13px}
dl{display:grid;grid-template-columns:5.2rem 1fr;gap:.15rem .6rem;margin:.4rem 0;font-size:13px}
dt{color:var(--soft)}dd{margin:0;color:var(--ink)}
footer{color:var(--soft);font:13px system-ui,"DejaVu Sans",sans-serif;padding-bottom:3rem}
@media (max-width:60rem){.row{grid-template-columns:minmax(0,1fr);gap:0;padding:.15rem 1.2rem}
.path{margin-left:1.2rem}
header,main,footer{padding-left:1rem;padding-right:1rem}}
@media print{body{background:#fff;font-size:11pt}section{border:0}
.row{grid-template-columns:minmax(0,1fr);gap:0}details>dl{display:grid}}
""".strip()
