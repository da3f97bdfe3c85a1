#include "results/study_codes.hpp"

namespace samverkan {
namespace {

constexpr CodeText texts_of_studies[] = {
    {study_code::foreign_folder,
     {"mappen innehåller något annat", "the folder holds something else"},
     {"Mappen i `--out` innehåller filer som inte hör till denna studie. Inget skrivs över: ange en annan mapp, eller "
      "töm den.",
      "The folder given by `--out` holds files that do not belong to this study. Nothing is overwritten: name another "
      "folder, or empty it."}},
    {study_code::cannot_write,
     {"maskinen säger nej", "the machine refuses"},
     {"En fil eller mapp kan inte skrivas eller läsas: disken är full, rättigheter saknas, eller minnet räcker inte. "
      "Det som redan är klart finns kvar; samma kommando fortsätter när orsaken är undanröjd.",
      "A file or folder cannot be written or read: the disk is full, permission is missing, or there is not enough "
      "memory. What is done is kept; the same command continues once the cause is removed."}},
    {study_code::wrong_option,
     {"fel på kommandoraden", "wrong option"},
     {"Kommandoraden har ett verb, ett tillval eller ett värde som inte finns. `samverkan --help` räknar upp verben, "
      "`samverkan VERB --help` tillvalen.",
      "The command line has a verb, an option or a value that does not exist. `samverkan --help` lists the verbs, "
      "`samverkan VERB --help` the options."}},
    {study_code::times_differ,
     {"scenarier som inte kan paras", "scenarios that cannot be paired"},
     {"Scenarier jämförs person för person, vecka för vecka. De behöver samma startvecka, antal veckor och "
      "insvängning.",
      "Scenarios are compared person by person, week by week. They need the same start, weeks and burn-in."}},
    {study_code::defect,
     {"fel i programmet", "a defect of the program"},
     {"En regel som programmet håller sig med är bruten. Felet är vårt, inte ditt; inget av körningen sparades.",
      "A rule that the program keeps was broken. The fault is ours, not yours; nothing of the run was kept."}},
    {study_code::newer_results,
     {"resultat från en nyare version", "results of a newer version"},
     {"Mappen skrevs av en nyare version av programmet, i en form som denna version inte kan läsa säkert. Använd den "
      "nyare versionen, eller ange en annan mapp.",
      "The folder was written by a newer version of the program, in a form that this version cannot read safely. Use "
      "the newer version, or name another folder."}},
    {study_code::disk_too_small,
     {"disken räcker inte", "the disk is too small"},
     {"Studien behöver mer plats än vad som är ledigt på disken; inget har körts. Frigör plats, ange `--out` på en "
      "annan "
      "disk, eller minska antalet upprepningar.",
      "The study needs more room than is free on the disk; nothing was run. Free some, name another disk by `--out`, "
      "or ask for fewer replicates."}},
    {study_code::no_joint_question,
     {"ingen fråga om samordning", "no question of joint action"},
     {"`--threshold` frågar från vilken nivå av samordning det lönar sig. Då behövs två scenarier med samma program: "
      "ett med `coordination` och ett utan.",
      "`--threshold` asks from which level of coordination on joint action pays. That needs two scenarios that fund "
      "the "
      "same programmes: one with `coordination`, one without."}},
    {study_code::unlike_kinds,
     {"ett scenario jämförs med resultat", "a scenario beside results"},
     {"`diff` jämför två scenariofiler eller två resultatmappar, inte en av varje.",
      "`diff` compares two scenario files or two folders of results, not one of each."}},
    {study_code::not_results,
     {"ingen resultatmapp", "not a folder of results"},
     {"Mappen saknar manifest eller är inte färdig. Resultatmappar skrivs av `run` och `compare`.",
      "The folder has no manifest or is not complete. Folders of results are written by `run` and `compare`."}},
    {study_code::damaged_results,
     {"resultat som har ändrats", "results that were changed"},
     {"En fil i mappen stämmer inte med sin kontrollsumma i manifestet. Räkna om studien.",
      "A file of the folder does not match its checksum in the manifest. Compute the study again."}},
    {study_code::file_exists,
     {"filen finns redan", "the file exists already"},
     {"Inget skrivs över. Ange ett annat namn, eller ta bort filen.",
      "Nothing is overwritten. Give another name, or remove the file."}},
    {study_code::damaged_folder,
     {"skadade resultat", "damaged results"},
     {"Filer i resultatmappen stämmer inte med sina kontrollsummor. De har lagts åt sidan, och studien räknas om.",
      "Files of the results folder do not match their checksums. They were set aside, and the study is computed "
      "again."}},
    {study_code::shard_set_aside,
     {"del av en oavslutad studie lades åt sidan", "part of an unfinished study set aside"},
     {"En fil i en oavslutad studie är skadad eller hör till en annan studie. Den har flyttats till `quarantine/`, och "
      "dess upprepning räknas om.",
      "A file of an unfinished study is damaged or belongs to another study. It was moved to `quarantine/`, and its "
      "replicate is computed again."}},
};

}  // namespace

std::span<const CodeText> study_code_texts() { return texts_of_studies; }

}  // namespace samverkan
