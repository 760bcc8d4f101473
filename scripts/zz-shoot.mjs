import { chromium } from '@playwright/test'
import packaged from '@sparticuz/chromium'
const base='http://127.0.0.1:4331'
const [,, who, out, ...paths]=process.argv
const b=await chromium.launch({ executablePath: await packaged.executablePath(), args: [...packaged.args.filter((a) => !/single-process|no-zygote|gpu|angle|swiftshader/.test(a)), '--disable-gpu'] })
for (const [name,w,h] of [['d',1100,900],['m',390,844]]) {
  const c=await b.newContext({viewport:{width:w,height:h}})
  await c.request.post(base+'/sign-in/demo',{form:{person:who},headers:{'sec-fetch-site':'same-origin'},maxRedirects:0})
  const p=await c.newPage()
  for (const [i,path] of paths.entries()) { await p.goto(base+path); await p.screenshot({path:`/tmp/shot-${out}-${i}-${name}.png`,fullPage:true}); const html=await p.content(); console.log(name,path,(html.length/1024).toFixed(1)+'KB') }
  await c.close()
}
await b.close()
