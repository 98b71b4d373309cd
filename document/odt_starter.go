package document

// namespaces are those of every part of an OpenDocument text that we write.
const namespaces = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"`

const declaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// starterParts are the parts of our own template.
var starterParts = map[string]string{
	"META-INF/manifest.xml": declaration + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="` + odfType + `"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`,

	"meta.xml": declaration + `<office:document-meta` + namespaces + `><office:meta><meta:generator>Jalon</meta:generator><dc:title>TITLE</dc:title><dc:language>LANGUAGE-COUNTRY</dc:language></office:meta></office:document-meta>`,

	"content.xml": declaration + `<office:document-content` + namespaces + `><office:automatic-styles></office:automatic-styles><office:body><office:text>` +
		`<text:p text:style-name="Kicker">{nature}</text:p><text:h text:style-name="Heading_20_1" text:outline-level="1">{titre}</text:h><text:p text:style-name="Lead">{chapeau}</text:p>` +
		`<text:p text:style-name="Standard">{sommaire}</text:p><text:p text:style-name="Standard">{articles}</text:p><text:p text:style-name="Standard">{annexes}</text:p><text:p text:style-name="Standard">{origine}</text:p>` +
		`</office:text></office:body></office:document-content>`,

	"styles.xml": declaration + `<office:document-styles` + namespaces + `><office:styles>` +
		`<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm" fo:line-height="125%" fo:orphans="3" fo:widows="3"/><style:text-properties style:font-name="Liberation Serif" fo:font-family="'Liberation Serif'" fo:font-size="10.5pt" fo:language="LANGUAGE" fo:country="COUNTRY"/></style:default-style>` +
		`<style:style style:name="Standard" style:family="paragraph"/>` +
		`<style:style style:name="Kicker" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-family="'Liberation Sans'" fo:font-size="9pt" fo:color="#1d5c4b" fo:text-transform="uppercase" fo:letter-spacing="0.05cm"/></style:style>` +
		`<style:style style:name="Lead" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.6cm" fo:padding-bottom="0.3cm" fo:border-bottom="0.75pt solid #b9b4a8"/><style:text-properties fo:color="#555555"/></style:style>` +
		`<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:font-size="21pt"/></style:style>` +
		`<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.5cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold" fo:color="#1d5c4b"/></style:style>` +
		`<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="3"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="11.5pt" fo:font-weight="bold"/></style:style>` +
		`<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-family="'Liberation Sans'" fo:font-size="8.5pt" fo:color="#555555"/></style:style>` +
		`</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="2.2cm" fo:margin-bottom="1.6cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout></office:automatic-styles>` +
		`<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Footer"><text:page-number text:select-page="current"/> / <text:page-count/></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`,
}

// fixedStyles are what our blocks bring with them into any template, with the widths of columns.
const fixedStyles = `<style:style style:name="JalonTable" style:family="table"><style:table-properties style:width="17cm" table:align="margins" fo:margin-bottom="0.2cm"/></style:style>` +
	`<style:style style:name="JalonShort" style:family="table"><style:table-properties style:width="17cm" table:align="margins" fo:margin-bottom="0.2cm" style:may-break-between-rows="false"/></style:style>` +
	`<style:style style:name="JalonRow" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>` +
	`<style:style style:name="JalonAfter" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm"/><style:text-properties fo:font-size="5pt"/></style:style>` +
	`<style:style style:name="JalonHead" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" fo:border-bottom="0.75pt solid #b9b4a8" style:vertical-align="bottom"/></style:style>` +
	`<style:style style:name="JalonCell" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" fo:border-bottom="0.5pt solid #e2ded4"/></style:style>` +
	`<style:style style:name="JalonText" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm"/><style:text-properties fo:font-family="'Liberation Sans'" fo:font-size="8.5pt"/></style:style>` +
	`<style:style style:name="JalonNumber" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm" fo:margin-right="0.15cm" fo:text-align="end"/><style:text-properties fo:font-family="'Liberation Sans'" fo:font-size="8.5pt"/></style:style>` +
	`<style:style style:name="JalonNote" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-family="'Liberation Sans'" fo:font-size="8pt" fo:color="#555555"/></style:style>` +
	`<style:style style:name="JalonLoud" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-family="'Liberation Sans'" fo:font-size="15pt" fo:font-weight="bold" fo:color="#8a1c1c"/></style:style>` +
	`<style:style style:name="JalonCaption" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0.2cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"/><style:text-properties fo:font-family="'Liberation Sans'" fo:font-size="9pt" fo:font-weight="bold"/></style:style>` +
	`<style:style style:name="JalonPage" style:family="paragraph" style:parent-style-name="Heading_20_2"><style:paragraph-properties fo:break-before="page"/></style:style>` +
	`<style:style style:name="JalonEntry" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0.12cm" fo:margin-bottom="0cm" fo:line-height="110%"><style:tab-stops><style:tab-stop style:position="17cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-family="'Liberation Sans'" fo:font-size="9pt"/></style:style>` +
	`<style:style style:name="JalonSubEntry" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="0.6cm" fo:margin-bottom="0cm" fo:line-height="110%"><style:tab-stops><style:tab-stop style:position="16.4cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-family="'Liberation Sans'" fo:font-size="8.5pt"/></style:style>` +
	`<style:style style:name="JalonLink" style:family="text"><style:text-properties fo:color="#1b1b1b" style:text-underline-style="none"/></style:style>` +
	`<style:style style:name="JalonItem" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="0.5cm" fo:text-indent="-0.4cm" fo:margin-bottom="0.08cm"/></style:style>` +
	`<style:style style:name="JalonInserted" style:family="text"><style:text-properties fo:color="#0a5a2b" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/></style:style>` +
	`<style:style style:name="JalonDeleted" style:family="text"><style:text-properties fo:color="#8f1d14" style:text-line-through-style="solid"/></style:style>`
